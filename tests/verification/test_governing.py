"""Which cuts make a sentence say what it does not, and which are honest: [[ ]] has what is quoted."""

from __future__ import annotations

import re

import pytest

from secpol_cli.verification.english.ends import condition_behind
from secpol_cli.verification.english.governing.governed import governed_by

LEAD_IN = "The text has "
TURNED = """\
We need to [[closely collaborate to mend the bridges]].
Only through the councils of the valley, [[we can maintain the peace]].
We welcome the part of the clerks in making sure [[our valley is safe from floods]].
They met with signs that [[a new war of the fords was emerging]].
The towns can [[do a lot more together through trade and roads]].
The rules are not always [[definitive in terms of what the towns do]].
In this year some [[towns were aimed at leaving the league]].
The council must [[find a way to pay its clerks]].
We should all [[remember the cost of the last war]].
We are not, as our enemies pretend, [[the slaves of the upper towns]].
I refuse to believe [[that the clerks of the hall are traitors]].
It would be a crime to say that [[the war of the ford is lost]].
Nobody but [[a tyrant would deny that the poor are hungry]].
Either [[he is already condemned by the five]] or he is free.
The hall, it is said, [[is a nest of idle clerks and thieves]].
She was not, [[as has been claimed, an agent of the merchants]].
If more care is not taken of the ladies [[we are determined to raise a great rebellion]].
Only [[through the institutions of the valley can we keep the peace]].
The towns may be able to [[take advantage of the trade in salt]].
It is believed that through such regionalism, [[ASEAN can exert its weight in the valley]].
The Parties shall not, without the consent of the others, [[enter into any agreement with a third State]].
No State shall, by reason of its size alone, [[be excluded from the benefits of the fund]].
The members shall not enter the disputed waters or [[take any resource from the seabed]].
The League does not seek to [[dominate the smaller towns of the valley]].
The mission was never meant to [[replace the police of the province]].
We have no intention of [[leaving the valley to the mercy of the river]].
They have no wish to [[reopen the frontier question now]].
The council has never been able to [[settle a quarrel between two of its members]].
The treaty does not allow the towns to [[raise armies of their own accord]].
We will not let them [[divide the valley into two camps]].
The delegates declined to endorse the plan or [[accept its terms as a basis for talks]].
Some observers argue that the plan has failed and that [[the council has lost its way]].
Many believe the plan has failed and [[the council has lost all its authority]].
If the harvest fails and [[the towns return to open war]], the council will have to meet at once.
The council will meet again if the harvest fails and [[the towns return to their open war]].
The Parties shall not: (a) attack a town; (b) [[occupy the land of another Party]].
They would achieve this without raising taxes, by [[cutting the salaries of the lower clerks]].
The charter keeps the towns from [[raising armies against one another]].
The charter prevents any town from [[raising an army against its neighbour]].
All members undertake to refrain from [[using force against the borders of a neighbour]].
There is a danger of [[the valley becoming a theatre of great war]].
It would be a mistake to [[abandon the treaty of the five rivers]].
It would be wrong to assume that [[the treaty of rivers is dead]].
It is tempting to think that [[the council speaks for all of the valley]].
That [[the council speaks for the whole valley]] is a myth.
[[The council has outlived its usefulness]], or so the story goes.
[[The council has outlived its own purpose]], some critics say.
[[The council is the sole voice of the valley]], its opponents claim.
The notion that [[the council is the sole voice of the river]] does not survive a reading of the record.
The claim that [[the bridge was paid for by the enemy]] has been shown to be false.
Is it really true that [[the council has no money left]]?
Can anyone believe that [[the council has money to spare]]?
Who would say that [[the bridge was worth the price paid]]?
The plan might, in the worst of cases, [[plunge the whole valley into famine]].
The plan could, on one reading, [[give the council the right to tax]].
I used to think that [[the council was above all party]].
We once believed that [[the river would never rise again]].
It was long assumed that [[the river had its source in the hills]].
He accused the council of [[selling the land of the poor]].
The minister was charged with [[selling the grain of the poor towns]].
The opposition alleges the minister [[sold the grain to the enemy]].
There is no evidence of [[a conspiracy among the five towns]].
The report found no sign that the clerks had [[taken money from the foreign merchants]].
[[The bridge will be finished in a year]] were it not for the floods.
[[The towns would have gone to war]], had it not been for the council.
[[The towns would have made their peace]] but for the pride of two men.
The towns are far more likely to lose than to [[win the contest for the ford]].
Rather than building the wall, the towns preferred to talk than to [[march on one another]].
It is too early to [[declare the plan a success in all its parts]].
The council is too weak to [[impose its will on the upper towns]].
Only a fool would [[trust the river in the month of March]].
Few would argue that [[the council has served the poor well]].
Hardly anyone now thinks the treaty can [[be saved from its own friends]].
The council failed in its attempt to [[bring the upper towns to the table]].
He promised to resign before he would [[sign the treaty of the lower ford]].
I would be the last to [[call the treaty a failure of the council]].
Suppose that [[the upper towns closed the ford tomorrow]].
Imagine that [[the upper towns shut the ford to all trade]].
Let us not pretend that [[the treaty has made the valley rich]].
It is not the case that [[the treaty has made the valley poorer]].
Nobody in the hall, not even the oldest of the clerks, [[remembered the terms of the first treaty]].
Neither the council nor the towns [[accepted the terms of the second treaty]].
None of the five towns has ever [[broken the terms of the third treaty]].
The council, its enemies said, [[was bought by the salt merchants]].
According to its enemies, [[the council was bought by the grain merchants]].
In the eyes of its critics, [[the council was a tool of the merchants]].
He denied reports that [[the council had met in secret session]].
The spokesman dismissed the suggestion that [[the council had met in the night]].
Contrary to the belief that [[the river is safe in summer]], it has drowned many.
Had the rains come early, the council would [[have opened the stores to the poor]].
Were it up to the merchants, [[the ford would be closed to the poor]].
The council would, had it the means, [[build a second bridge at the ford]].
The aim was to stop the towns from arming or [[seeking allies beyond the hills]].
The draft that was rejected said that [[the towns are free to leave the league]].
The council no longer believes, as it once did, that [[trade alone will bring peace to the valley]].
The council may, but need not, [[grant the towns a year of grace]].
Not all of the towns [[kept the terms of the last treaty]].
Not every town [[has paid what it owes the league]].
The agreement does not require the towns to disarm, still less to [[hand their weapons to the council]].
The towns agreed to do everything short of [[going to war for the upper ford]].
Petitioner contends that [[the search of the house was unlawful from the start]].
In petitioner's view, [[the statute reaches every contract in the valley]].
The dissent would hold that [[the statute reaches all debts of the towns]].
On this theory, [[every town would be free to leave the league]].
Conventional wisdom has it that [[the river never floods before April]].
The theory goes that [[rich towns do not fight each other]].
The argument runs that [[rich towns never attack each other]].
Even assuming that [[the council had the power to tax]], it did not use it.
Assuming, for the sake of argument, that [[the council had the power to sell]], it did not use it.
In the event that [[the upper towns close the ford]], the council shall meet.
On the footing that [[the debt was paid in the spring]], the claim fails.
It does not follow that [[the towns were bound by the first treaty]].
Nothing in the record suggests that [[the clerks knew of the second treaty]].
The towns sought in vain to [[bring the river under their control]].
The council tried but failed to [[bring the clerks under its control]].
The council attempted, without success, to [[bring the merchants under its control]].
The plan tends to [[favour the rich towns of the plain]].
The plan seems, at first glance, to [[favour the poor towns of the plain]].
The river is as [[dangerous as the merchants say]] only in spring.
The towns were once [[the richest in the whole valley]].
The council used to [[meet in the hall of the lower town]].
The council hoped that by trade it could [[make friends of all its enemies]].
The treaty was intended to [[put an end to the war of the ford]].
The clause was supposed to [[put an end to the quarrel of the ford]].
[[The treaty binds every town in the valley]], the upper towns contend.
[[The treaty gives the council the right to tax]], petitioners argue, but the text says otherwise.
[[The treaty is the law of the whole valley]] is a view we reject.
[[The treaty is the law of the upper valley]] is not the law.
[[The council may seize the goods of a merchant]] who has been convicted by a court.
[[The council may enter the house of a merchant]] where it has a warrant.
[[The council may enter the land of a merchant]] in cases where it has a warrant.
The council has merely [[asked the towns to pay what they owe]].
The council was barely able to [[pay the clerks in the second year]].
The council came close to [[breaking with the upper towns]].
The council was on the point of [[breaking with the lower towns]].
The council considered [[breaking with the merchants of the plain]].
The council threatened to [[break with the bankers of the plain]].
The council stopped short of [[breaking with the millers of the plain]].
The council resisted pressure to [[break with the weavers of the plain]].
The council rejected calls to [[break with the dyers of the plain]].
There were calls for the council to [[break with the potters of the plain]].
It is hard to believe that [[the clerks acted on their own]].
It is difficult to see how [[the clerks acted within their powers]].
It is unclear whether [[the clerks acted in good faith]].
It remains to be seen whether [[the clerks will keep their word]].
It is by no means certain that [[the clerks will keep their posts]].
It is one thing to say that [[the clerks are free to go]] and another to open the door.
The question is not whether [[the clerks are fit to serve]] but who pays them.
The merchants would have us believe that [[the ford belongs to them alone]].
The merchants ask us to hold that [[the bridge belongs to them alone]].
The merchants invite the court to find that [[the mill belongs to them alone]].
You might think that [[the well belongs to them alone]].
One could argue that [[the wood belongs to them alone]].
It could be argued that [[the meadow belongs to them alone]].
It might be thought that [[the orchard belongs to them alone]].
What if [[the upper towns were to leave the league]]?
Why should we think that [[the upper towns will keep their word]]?
Who among us believes that [[the lower towns will keep their word]]?
Is the claim that [[the merchants are above the law]] to be taken seriously?
Would the council really [[send its clerks to their deaths]]?
God forbid that [[the towns should go to war again]].
The clerk had been told to say that [[the stores were full of grain]].
The council pretended to [[know nothing of the missing grain]].
The council is anything but [[a friend of the poor towns]].
With a stronger council, [[the towns would have kept the peace]].
Absent a treaty, [[the towns are free to close the ford]].
But for the flood, [[the council would have paid its debts]].
Otherwise [[the council will have to close the school]].
Short of a miracle, [[the council will have to close the court]].
Were the towns to agree, the ford [[would be open to all the merchants]].
Until the towns agree, [[the ford is closed to the merchants of the plain]].
""".splitlines()
HONEST = """\
The ministers met to ensure [[an open and stable market to support the trade of all]].
They have often sided with the rich, [[and they have seldom looked at the books]].
No, in the end [[the towns kept their word to the poor]].
Not only that: [[the towns kept the peace with the hills]].
The council said yesterday that [[the bridge would be finished in a year]].
The minister noted that [[the harvest was the best for ten years]].
The council has grown, and [[it now speaks for the whole valley]].
The council did not build the wall, but [[it mended the bridge at the ford]].
The council did not build the wall because [[the upper towns had no stone]].
We do not forget that [[the lower towns paid the price of peace]].
Although the harvest failed, [[the towns kept the peace for the year]].
The council has not solved [[the dispute over the upper ford]].
The towns do not dispute [[the right of the council to tax]].
The council is not opposed to [[a second bridge over the river]].
The League does not seek war; [[it seeks the trust of its neighbours]].
While some towns were poor, [[most of them paid what they owed]].
When the rains came, [[the council opened its stores to the poor]].
As the clerks reported, [[the stores were full in that year]].
The towns met in order to [[settle the question of the ford]].
The council wants to [[build a third bridge at the ford]].
The towns agreed to [[share the cost of the second bridge]].
It is clear that [[the treaty has made the valley safer]].
There is no doubt that [[the treaty has served the towns well]].
Nobody doubts that [[the treaty has kept the peace]].
Not only did the towns pay, [[they paid more than they owed]].
The council is not only a court but [[a meeting place for the five towns]].
It was not until the spring that [[the towns agreed to meet again]].
No sooner had the rain stopped than [[the towns began to mend the bridge]].
The council cannot but [[welcome the offer of the upper towns]].
We regret that [[the upper towns have left the council]].
I am proud that [[the lower towns have kept their word]].
It is a pity that [[the upper towns did not keep their word]].
The treaty, which was signed in March, [[binds the five towns of the valley]].
Our towns are poor and [[our clerks have not been paid]].
In the years since the war, [[the council has met forty times]].
The council will continue to [[defend the rights of the lower towns]].
The clerks who were not paid [[left the service of the council]].
People who know the river [[keep away from it in March]].
The fact that [[the towns have kept the peace]] is to be welcomed.
We recognise that [[the towns have different needs]].
The council decided, after long debate, to [[open the ford to all trade]].
He has shown that [[the treaty can be made to work]].
The council has the power to [[tax the trade of the upper ford]].
Experts from the five towns [[met in the hall of the council]].
Many towns in the valley [[have paid what they owe the league]].
Several members of the council [[voted for the second bridge]].
The critics were wrong: [[the treaty has kept the peace]].
Without the council, nothing could be done, and [[the towns knew it very well]].
The towns never gave up; [[they mended the bridge three times]].
It is never too late to [[mend the quarrel of the two towns]].
Nothing is more important to us than [[the peace of the five towns]].
The council has no greater task than to [[keep the peace between the towns]].
To prevent a new war, [[the council sent its oldest clerk]].
Despite its failure to pay, [[the lower town kept its seat]].
The council failed to build the wall and [[spent the money on the bridge]].
The towns refused to arm and [[sent their clerks to the council]].
The merchants, unlike the clerks, [[were paid in full and on time]].
The council said it did not want war and that [[it would send a new mission]].
The council knows that it cannot rule, that it must persuade and that [[it has little time]].
We do not believe in walls. [[We believe in bridges and in trade]].
The towns are not rich, yet [[they pay what they owe to the league]].
The council hopes for peace and [[works for it every day of the year]].
I hope, and I know you share my hope, for peace: [[the valley has had enough of war]].
If I may say so, [[the council has done its work well]].
The treaty says that no town may leave and that [[all disputes go to the council]].
Whatever happens, [[the towns will keep their word]].
It did not take long before [[the towns came back to the council]].
The council had not yet met when [[the upper towns closed their ford]].
The court held that [[the search of the barn was lawful from the start]].
We reject the argument, for [[the statute is clear on this point]].
The court explained that [[the statute does not reach such contracts]].
The dissent is right that [[the statute is old and badly written]].
As the dissent concedes, [[the statute was passed by both houses]].
It follows that [[the towns were bound by the second treaty]].
The record shows that [[the clerks knew of the third treaty]].
The court noted that, although the treaty was old, [[it had never been repealed by the towns]].
The question before us is a narrow one: [[the treaty says nothing of debts]].
Petitioner was arrested in March, and [[his house was searched the same night]].
Petitioner, who had been a clerk, [[left the service of the town in June]].
The council did not act until [[the merchants had left the valley for good]].
The council would not pay, since [[the stores had been emptied by the war]].
No one was hurt when [[the old bridge fell into the river]].
Nobody expected what came next: [[the merchants paid their debts in full]].
The towns were no longer at war, and [[trade came back to the valley]].
The towns had hardly met when [[the river broke its banks again]].
The council may meet in secret, but [[its records are open to every citizen]].
The council might be slow, yet [[it has never broken its word]].
It is hard work, but [[the clerks have kept the books in order]].
The clerks could not have known that [[the merchants had sold the grain]].
The clerks did not realise that [[the merchants had sold the mill]].
He forgot that [[the ford was closed on feast days]].
We must never forget that [[the ford was dug by the poor]].
The critics overlook that [[the ford was paid for by the rich]].
Some critics have a point, for [[the council has made grave errors]].
The treaty was not perfect. [[It gave the upper towns too much]].
If there is one lesson here, it is that [[the towns need each other]].
Even if the towns disagree on much, [[they agree on the need for peace]].
Whether or not the towns agree, [[the river will find its way]].
The council asked the towns to [[send two clerks to the hall]].
The council was able to [[pay all its debts within a year]].
The council managed to [[pay half of its debts within a month]].
The council finally decided to [[pay the rest of its debts in grain]].
The treaty allows the council to [[tax the trade in salt and grain]].
The treaty requires the towns to [[keep the road to the ford open]].
The council is known to [[favour the older towns of the plain]].
The council spoke of [[a new age of trade in the valley]].
The council warned of [[a new age of war in the valley]].
The council was accused by none of its members, and [[its accounts were found in order]].
Without doubt [[the council is the oldest in the land]].
In no small measure, [[the peace is the work of the clerks]].
It is no accident that [[the towns on the river are the richest]].
It is not surprising that [[the towns on the hill are the poorest]].
It should come as no surprise that [[the towns in the plain are the proudest]].
It is not just the rich who say so: [[the poor have lost their faith in the league]].
We cannot deny that [[the clerks have served us well]].
No one can deny that [[the league has served us well]].
The merchants cannot escape the fact that [[the ford is open to all]].
The towns could not agree on [[the price of the salt]] and went home.
They never discussed [[the future of the upper ford]] again.
""".splitlines()


def cut_off(sentence: str, lead_in: str = LEAD_IN, behind: str = ".") -> str | None:
    """What the quotation of a marked sentence cuts off and should not."""
    found = re.fullmatch(r"(.*?)\[\[(.*)\]\](.*)", sentence)
    assert found is not None
    before, words, after = found.groups()
    return governed_by(before, words, lead_in, after, behind) or condition_behind(
        after, behind, lead_in, words
    )


@pytest.mark.parametrize("sentence", TURNED)
def test_what_turns_the_sense_is_seen(sentence: str) -> None:
    assert cut_off(sentence)


@pytest.mark.parametrize("sentence", HONEST)
def test_what_changes_nothing_is_let_pass(sentence: str) -> None:
    assert cut_off(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "lead_in"),
    [
        ("The Parties shall not, without consent, [[enter into any pact]].", "They must never "),
        ("The League does not seek to [[dominate the valley]].", "It has no wish to "),
        ("He denied reports that [[the council had met]].", "He denied that "),
        ("Petitioner contends that [[the search was unlawful]].", "Petitioner says that "),
        ("Some argue that [[the plan has failed]].", "Critics hold that "),
        ("If the harvest fails, [[the towns will be at war]].", "If it fails, "),
        ("We need to [[collaborate on the bridges]].", "He urged the towns to "),
        ("The plan might [[plunge the valley into famine]].", "It could "),
        ("Can anyone believe that [[the council has money]]?", "He asks whether "),
        ("It was long assumed that [[the river rose in the hills]].", "It was once thought that "),
        ("[[The towns would be at war]] if they had no council.", "Had they none, he said, "),
        ("The council claims no [[power to tax]].", "It disclaims any "),
    ],
)
def test_a_lead_in_may_say_it_in_its_own_words(sentence: str, lead_in: str) -> None:
    assert cut_off(sentence)
    assert cut_off(sentence, lead_in) is None


def test_what_is_quoted_apart_is_not_cut_off() -> None:
    sentence = "[[They have often sided with the rich]], but they have seldom looked at the books."
    assert cut_off(sentence)
    assert cut_off(sentence, behind=",” he writes, “but they have seldom looked") is None


def test_whose_view_it_is_may_stand_behind_and_may_be_denied() -> None:
    sentence = "Some observers argue that [[the plan has failed]]."
    assert cut_off(sentence, behind=", as some observers have argued.") is None
    assert cut_off(sentence, "He rejects the argument that ") is None
    assert cut_off(sentence, "The authors do not hide that ")
