# Completion of secpol for fish, as printed by: secpol completion fish

# Whether that is the command on the line; without an argument, whether there is none yet.
function __secpol_in --argument-names command
    set -l words (commandline -opc)
    set -l commands (string match -v -- '-*' $words[2..-1])
    test "$commands[1]" = "$command"
end

# Whether an option, by its NAMES, is not given yet: __secpol_lacks flag|value NAMES...
# One whose value the cursor is at counts as not given.
function __secpol_lacks --argument-names takes
    set -l words (commandline -opc)
    if test $takes = value; and contains -- $words[-1] $argv[2..-1]
        set -e words[-1]
    end
    for name in $argv[2..-1]
        if contains -- $name $words; or string match -q -- "$name=*" $words
            return 1
        else if string match -qr -- '^-[^-]' $name; and string match -q -- "$name*" $words
            return 1
        end
    end
end

# Whether the cursor is at that argument of the command, counted from 1.
function __secpol_at --argument-names place
    set -l words (commandline -opc)
    set -l command
    set -l count 0
    set -l skip no
    set -l ended no
    for word in $words[2..-1]
        if test $skip = yes
            set skip no
        else if test $ended = no; and string match -q -- '-?*' $word
            if test $word = --
                set ended yes
            else if __secpol_takes_value "$command" $word
                set skip yes
            end
        else if not set -q command[1]
            set command $word
        else
            set count (math $count + 1)
        end
    end
    test (math $count + 1) -eq $place
end

# Whether the value of an option is the word after it: __secpol_takes_value COMMAND OPTION
function __secpol_takes_value
    switch $argv[1]
@valued@
        case '*'
            return 1
    end
end

# What `secpol --complete KIND` prints.  fish itself chooses what fits what is typed, so all is asked
# for, except where what is typed decides what there is.
function __secpol_values --argument-names kind
    set -l words (commandline -opc)
    set -l typed (commandline -ct | string replace -r '^--[^=]*=' '' | string replace -ar '["\'\\\\]' '')
    switch $kind
        case addresses subjects
            set typed (string match -r '^.*/' -- $typed)
        case '*'
            test $kind = styles; or set typed
    end
    set -lx SECPOL_CORPUS $SECPOL_CORPUS
    for at in (seq 2 (count $words))
        if test $words[$at] = --corpus; and set -q words[(math $at + 1)]
            set SECPOL_CORPUS $words[(math $at + 1)]
        else if string match -q -- '--corpus=*' $words[$at]
            set SECPOL_CORPUS (string replace -- --corpus= '' $words[$at])
        end
    end
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    type -q -- $program; or set program secpol
    command $program --complete $kind $typed[1] 2>/dev/null
end

complete -c secpol -f
@lines@
