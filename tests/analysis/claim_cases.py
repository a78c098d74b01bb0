"""Ten short disputes, each told by several reports, and what a reader takes from them: which words make one claim, and who holds what."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """Words of a report, the claim they belong to, the party (a state's code or a name), and its stance."""

    claim: str
    words: str
    party: str
    stance: str


@dataclass(frozen=True)
class Report:
    day: str
    text: str
    told: tuple[Told, ...]


CASES: dict[str, tuple[Report, ...]] = {
    "sanctuary": (
        Report(
            "2024-02-05",
            "The Rwandan government on Monday accused Burundi of sheltering fighters of the Red Valley Movement. "
            "Burundi denied the accusation.",
            (
                Told("camps", "sheltering fighters of the Red Valley Movement", "RWA", "affirm"),
                Told("camps", "the accusation", "BDI", "deny"),
            ),
        ),
        Report(
            "2024-02-12",
            "The Rwandan army said the Red Valley Movement runs two training camps in Burundi. "
            "Burundi's foreign minister, Aline Niyonzima, said there was not a single camp on Burundian soil.",
            (
                Told("camps", "runs two training camps in Burundi", "RWA", "affirm"),
                Told("camps", "there was not a single camp on Burundian soil", "BDI", "deny"),
            ),
        ),
        Report(
            "2024-03-01",
            "Rwanda accused Burundi of giving rifles to the Red Valley Movement. "
            "It insists that rebels of the Red Valley Movement operate from bases across the border in Burundi. "
            "Burundi acknowledged for the first time that the group had a base on its territory.",
            (
                Told("arms", "giving rifles to the Red Valley Movement", "RWA", "affirm"),
                Told("camps", "operate from bases across the border in Burundi", "RWA", "affirm"),
                Told("camps", "the group had a base on its territory", "BDI", "affirm"),
            ),
        ),
    ),
    "dam": (
        Report(
            "2023-06-01",
            "Egypt accused Ethiopia on Thursday of holding back the water of the Nile. "
            "Ethiopia's water minister, Habtamu Lemma, denied that any water had been withheld.",
            (
                Told("water", "holding back the water of the Nile", "EGY", "affirm"),
                Told("water", "any water had been withheld", "ETH", "deny"),
            ),
        ),
        Report(
            "2023-07-14",
            "Egyptian officials said the flow of the river had been cut by Ethiopia since spring. "
            "Ethiopia said no gate of the dam had been closed.",
            (
                Told("water", "the flow of the river had been cut by Ethiopia", "EGY", "affirm"),
                Told("water", "no gate of the dam had been closed", "ETH", "deny"),
            ),
        ),
        Report(
            "2023-08-02",
            "Ethiopia accused Egypt of massing troops near the border. Egypt denied that it had moved any soldiers.",
            (
                Told("troops", "massing troops near the border", "ETH", "affirm"),
                Told("troops", "it had moved any soldiers", "EGY", "deny"),
            ),
        ),
    ),
    "drone": (
        Report(
            "2024-05-03",
            "Armenia's defence ministry said an Azerbaijani drone crossed the border on Thursday and struck a farm near Goris. "
            "Azerbaijan denied that its drones had entered Armenian airspace.",
            (
                Told("drone", "an Azerbaijani drone crossed the border", "ARM", "affirm"),
                Told("drone", "its drones had entered Armenian airspace", "AZE", "deny"),
            ),
        ),
        Report(
            "2024-05-20",
            "Yerevan said once more that Azerbaijani drones were flying over its territory. Baku dismissed the claim as a fantasy.",
            (
                Told("drone", "Azerbaijani drones were flying over its territory", "ARM", "affirm"),
                Told("drone", "the claim as a fantasy", "AZE", "deny"),
            ),
        ),
    ),
    "two attacks": (
        Report(
            "2023-09-06",
            "Gunmen ambushed an army patrol near Sokodé in Togo on Tuesday, killing four soldiers. "
            "Togo's government blamed the Savanna Front, an armed group, for the ambush. "
            "The Savanna Front denied that it had attacked the patrol.",
            (
                Told("ambush", "the Savanna Front, an armed group", "TGO", "affirm"),
                Told("ambush", "it had attacked the patrol", "savanna front", "deny"),
            ),
        ),
        Report(
            "2023-11-15",
            "A bomb exploded in a market in Kara, northern Togo, on Tuesday, killing nine people. "
            "The Togolese interior ministry said the Savanna Front had planted the bomb.",
            (Told("bomb", "the Savanna Front had planted the bomb", "TGO", "affirm"),),
        ),
        Report(
            "2023-11-20",
            "The Savanna Front denied that its fighters had carried out the bombing in Kara on November 14.",
            (Told("bomb", "its fighters had carried out the bombing in Kara on November 14", "savanna front", "deny"),),
        ),
    ),
    "arms": (
        Report(
            "2022-04-04",
            "Colombia said Venezuela had supplied rifles to the rebels of the Andes Liberation Front. Venezuela called the charge a lie.",
            (
                Told("arms", "Venezuela had supplied rifles to the rebels", "COL", "affirm"),
                Told("arms", "the charge a lie", "VEN", "deny"),
            ),
        ),
        Report(
            "2022-05-10",
            "Colombian officials again accused Venezuela of arming the Andes Liberation Front. "
            "UN monitors said they had found no evidence that Venezuela gave weapons to the group.",
            (
                Told("arms", "arming the Andes Liberation Front", "COL", "affirm"),
                Told("arms", "Venezuela gave weapons to the group", "united nations", "doubt"),
            ),
        ),
    ),
    "gas": (
        Report(
            "2021-12-01",
            "Moldova's energy minister said Russia had cut gas supplies to put pressure on the country. "
            "Russia denied that it had reduced the flow of gas.",
            (
                Told("gas", "Russia had cut gas supplies", "MDA", "affirm"),
                Told("gas", "it had reduced the flow of gas", "RUS", "deny"),
            ),
        ),
        Report(
            "2021-12-17",
            "Moldova accused Russia of stealing money from its pension fund. "
            "The Moldovan government also said that Moscow was holding back fuel to punish it.",
            (Told("gas", "Moscow was holding back fuel", "MDA", "affirm"),),
        ),
    ),
    "prisoners": (
        Report(
            "2020-03-02",
            "Ukraine accused Russia of torturing captured sailors. Russia denied that the prisoners had been beaten.",
            (
                Told("torture", "torturing captured sailors", "UKR", "affirm"),
                Told("torture", "the prisoners had been beaten", "RUS", "deny"),
            ),
        ),
        Report(
            "2020-03-19",
            "Ukrainian officials said that Russian guards had mistreated the captives. "
            "Ukraine also accused Russia of moving tanks towards the frontier.",
            (
                Told("torture", "Russian guards had mistreated the captives", "UKR", "affirm"),
                Told("tanks", "moving tanks towards the frontier", "UKR", "affirm"),
            ),
        ),
    ),
    "fishing": (
        Report(
            "2024-08-06",
            "The Philippine coast guard said Chinese ships had rammed a fishing boat near the shoal. "
            "China denied that its vessels had rammed the boat.",
            (
                Told("ramming", "Chinese ships had rammed a fishing boat", "PHL", "affirm"),
                Told("ramming", "its vessels had rammed the boat", "CHN", "deny"),
            ),
        ),
        Report(
            "2024-08-09",
            "The Philippines repeated that Chinese vessels had rammed its fishermen. China said Manila had built a pier on the reef.",
            (Told("ramming", "Chinese vessels had rammed its fishermen", "PHL", "affirm"),),
        ),
    ),
    "spies": (
        Report(
            "2019-02-11",
            "Iran said two agents sent by Turkey had spied on its refineries. Turkey rejected the allegation.",
            (
                Told("spies", "two agents sent by Turkey had spied on its refineries", "IRN", "affirm"),
                Told("spies", "the allegation", "TUR", "deny"),
            ),
        ),
        Report(
            "2019-02-25",
            "Iranian state prosecutors said the men were spies who worked for Turkish intelligence. "
            "Turkey denied that the men were its agents.",
            (
                Told("spies", "the men were spies who worked for Turkish intelligence", "IRN", "affirm"),
                Told("spies", "the men were its agents", "TUR", "deny"),
            ),
        ),
    ),
    "proxy": (
        Report(
            "2018-10-01",
            "Saudi Arabia said the Harbour Guards, a militia in Yemen, took orders from Iran. Iran denied any link with the militia.",
            (
                Told("proxy", "the Harbour Guards, a militia in Yemen, took orders from Iran", "SAU", "affirm"),
                Told("proxy", "any link with the militia", "IRN", "deny"),
            ),
        ),
        Report(
            "2018-10-23",
            "The Saudi foreign ministry said the Harbour Guards were a tool of Tehran. "
            "The Harbour Guards denied that they belonged to Iran.",
            (
                Told("proxy", "the Harbour Guards were a tool of Tehran", "SAU", "affirm"),
                Told("proxy", "they belonged to Iran", "harbour guards", "deny"),
            ),
        ),
    ),
}
