"""States by the words for what is theirs and for those who speak for them: Chinese, Beijing, the Kremlin."""

from __future__ import annotations

from functools import cache

# The name of a state; then, folded, its adjectives and the cities and seats that stand for it.
_STATES = """
Afghanistan: afghan kabul
Argentina: argentine argentinian
Armenia: armenian yerevan
Australia: australian australians canberra
Austria: austrian vienna
Azerbaijan: azerbaijani azeri baku
Bangladesh: bangladeshi dhaka
Belarus: belarusian minsk
Belgium: belgian
Brazil: brazilian brasilia
Brunei: bruneian
Bulgaria: bulgarian sofia
Cambodia: cambodian cambodians khmer kampuchea
Canada: canadian canadians ottawa
Chile: chilean
China: chinese beijing zhongnanhai prc
Colombia: colombian bogota
Cuba: cuban havana
Czech Republic: czech prague
Denmark: danish copenhagen
Egypt: egyptian cairo
Estonia: estonian tallinn
Ethiopia: ethiopian
European Union: eu european brussels
Finland: finnish helsinki
France: french paris elysee
Georgia: georgian tbilisi
Germany: german germans berlin
Greece: greek athens
Hungary: hungarian budapest
India: indian delhi
Indonesia: indonesian jakarta
Iran: iranian tehran
Iraq: iraqi baghdad
Ireland: irish dublin
Israel: israeli jerusalem
Italy: italian rome
Japan: japanese tokyo
Jordan: jordanian amman
Kazakhstan: kazakh astana
Kenya: kenyan nairobi
Laos: lao laotian vientiane
Latvia: latvian riga
Lithuania: lithuanian vilnius
Malaysia: malaysian putrajaya
Mexico: mexican
Mongolia: mongolian ulaanbaatar
Myanmar: burmese naypyidaw burma
Nepal: nepali nepalese kathmandu
Netherlands: dutch hague
New Zealand: kiwi wellington
Nigeria: nigerian abuja
North Korea: pyongyang dprk
Norway: norwegian oslo
Pakistan: pakistani islamabad
Philippines: philippine filipino manila
Poland: polish warsaw
Portugal: portuguese lisbon
Qatar: qatari doha
Romania: romanian bucharest
Russia: russian russians moscow kremlin
Saudi Arabia: saudi riyadh
Serbia: serbian belgrade
Singapore: singaporean
South Africa: pretoria
South Korea: seoul rok korean
Spain: spanish madrid
Sri Lanka: colombo
Sweden: swedish stockholm
Switzerland: swiss bern berne
Syria: syrian damascus
Taiwan: taiwanese taipei
Thailand: thai bangkok
Turkey: turkish ankara turkiye
Ukraine: ukrainian kyiv kiev
United Kingdom: uk british britain london whitehall
United States: us american americans washington america usa pentagon
Uzbekistan: uzbek tashkent
Venezuela: venezuelan caracas
Vietnam: vietnamese hanoi
Yemen: yemeni
"""
_TWO_WORDS = {
    "phnom penh": "Cambodia",
    "white house": "United States",
    "state department": "United States",
    "downing street": "United Kingdom",
    "united states": "United States",
    "united kingdom": "United Kingdom",
    "european union": "European Union",
    "north korean": "North Korea",
    "south korean": "South Korea",
    "kuala lumpur": "Malaysia",
    "new delhi": "India",
    "viet nam": "Vietnam",
    "u s": "United States",
    "new zealand": "New Zealand",
    "north korea": "North Korea",
    "south korea": "South Korea",
    "saudi arabia": "Saudi Arabia",
}


@cache
def _words() -> dict[str, str]:
    found = {}
    for line in _STATES.strip().splitlines():
        name, _, words = line.partition(": ")
        found.update(dict.fromkeys(words.split(), name))
        if " " not in name:
            found[name.lower()] = name
    return found


def state_in(words: list[str]) -> tuple[str | None, frozenset[int]]:
    """The state that one or two of some folded words mean, or None, and which words these are."""
    for at in range(len(words) - 1):
        if state := _TWO_WORDS.get(f"{words[at]} {words[at + 1]}"):
            return state, frozenset([at, at + 1])
    for at, word in enumerate(words):
        if state := _words().get(word):
            return state, frozenset([at])
    return None, frozenset()
