#compdef secpol
