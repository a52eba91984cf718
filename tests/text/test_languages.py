"""Whether a text is in another language than English, where that is sure."""

from __future__ import annotations

import pytest

from secpol_cli.text.languages import is_other_language


@pytest.mark.parametrize(
    "text",
    [
        "die Sicherheit der Staaten ist von großer Bedeutung für die Welt und den Frieden",
        "La sécurité des États est une condition de la paix dans le monde et pour les peuples",
        "la seguridad de los estados es una condición para la paz en el mundo",
        "a segurança dos estados é uma condição para a paz no mundo e para os povos",
        "la sicurezza degli stati è una condizione per la pace nel mondo e di tutti i popoli",
        "de veiligheid van het land is een voorwaarde voor vrede en niet voor oorlog",
        "keamanan kawasan ini tidak dapat dijaga oleh satu negara dan untuk itu kami bekerja sama",
        "Мы будем и дальше укреплять сотрудничество с АСЕАН",
        "我们将继续加强与东盟的合作与对话",
        "យើងនឹងបន្តពង្រឹងកិច្ចសហប្រតិបត្តិការ",
    ],
)
def test_other_languages(text: str) -> None:
    assert is_other_language(text)


@pytest.mark.parametrize(
    "text",
    [
        "all of which could bring military confrontation or even a new arms race",
        "mutual respect, mutual understanding",
        "peace, security, stability, prosperity, cooperation, connectivity, integration, trade",
        "the “raison d’être” of the Organisation internationale de la Francophonie is not in question",
        "Ministers welcomed Prime Minister Samdech Akka Moha Sena Padei Techo Hun Sen",
        "la politique",
        "die Welt",
        "A man can die in war, an army can die on its feet, was he told",
        "",
        "1975, 1979, 1991, 1993, 1997, 1998, 2003, 2008, 2013",
    ],
)
def test_english_or_not_sure(text: str) -> None:
    assert not is_other_language(text)
