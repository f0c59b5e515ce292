"""Pairs of short reports in nearly equal words: of two facts, and of one in two copies."""

from __future__ import annotations

TWO_FACTS = {
    "announced, cancelled": (
        "President Mara Solheim announced a visit to Westmark on Monday, her office said in a "
        "statement, and thanked its government for the invitation.",
        "President Mara Solheim cancelled a visit to Westmark on Monday, her office said in a "
        "statement, and thanked its government for the invitation.",
    ),
    "to rule, ruled": (
        "The constitutional court of Norland is to rule on Thursday on the law that moves the "
        "election of the upper house to the autumn, a clerk said.",
        "The constitutional court of Norland ruled on Thursday on the law that moves the "
        "election of the upper house to the autumn, a clerk said.",
    ),
    "will, has": (
        "Foreign minister Olaf Brenn will travel to Kasten to speak with rebels about an "
        "exchange of prisoners, his ministry announced on Sunday.",
        "Foreign minister Olaf Brenn has travelled to Kasten to speak with rebels about an "
        "exchange of prisoners, his ministry announced on Sunday.",
    ),
    "taken, retaken": (
        "The border town of Ulver was taken on Friday night by troops of the northern "
        "alliance, two residents and a spokesman of the army said.",
        "The border town of Ulver was retaken on Friday night by troops of the northern "
        "alliance, two residents and a spokesman of the army said.",
    ),
    "injured, has died": (
        "The mayor of Tarn was injured on Monday when a balcony of the old town hall collapsed "
        "during a reception for the guild of bakers, police said.",
        "The mayor of Tarn, who was injured on Monday when a balcony of the old town hall "
        "collapsed during a reception for the guild of bakers, died in hospital, his family "
        "said.",
    ),
    "missing, found in a follow-up": (
        "A fishing boat with a crew of six disappeared on Tuesday in a storm off the coast of "
        "Estia after its last call to the harbour of Vesta.",
        "Divers have found a fishing boat with a crew of six that disappeared on Tuesday in a "
        "storm off the coast of Estia after its last call to the harbour of Vesta.",
    ),
    "a reduced clause": (
        "A judge was wounded on Saturday by a parcel bomb at his house in Calder, two weeks "
        "after he had sentenced the leader of a smuggling ring.",
        "A judge wounded on Saturday by a parcel bomb at his house in Calder, two weeks after "
        "he had sentenced the leader of a smuggling ring, has left hospital.",
    ),
    "roles swapped": (
        "President Mara Solheim received Prime Minister Tomas Arden in Lakeport on Tuesday to "
        "speak about the waters of the Esk and a common railway.",
        "Prime Minister Tomas Arden received President Mara Solheim in Lakeport on Tuesday to "
        "speak about the waters of the Esk and a common railway.",
    ),
    "roles swapped between countries": (
        "Norland accused Westmark on Wednesday of firing on a patrol boat in the strait and "
        "called its ambassador home for consultations.",
        "Westmark accused Norland on Wednesday of firing on a patrol boat in the strait and "
        "called its ambassador home for consultations.",
    ),
    "opened, closed": (
        "Norland opened its only border crossing with Ruvia at dawn on Wednesday after talks "
        "between officers of both armies, the ministry of the interior said.",
        "Norland closed its only border crossing with Ruvia at dawn on Wednesday after talks "
        "between officers of both armies, the ministry of the interior said.",
    ),
    "rose, fell": (
        "Shares in the shipbuilder Harn rose sharply on Thursday after the company published "
        "its order book for the first half of the year.",
        "Shares in the shipbuilder Harn fell sharply on Thursday after the company published "
        "its order book for the first half of the year.",
    ),
    "arrested, freed": (
        "Police in Dorne arrested the editor of the daily Lantern on Sunday evening after "
        "searching the rooms of the paper for several hours.",
        "Police in Dorne freed the editor of the daily Lantern on Sunday evening after "
        "searching the rooms of the paper for several hours.",
    ),
    "approved, vetoed": (
        "The upper house of Westmark approved the budget for the coming year late on Friday, "
        "with the votes of two members of the opposition.",
        "The upper house of Westmark threw out the budget for the coming year late on Friday, "
        "with the votes of two members of the opposition.",
    ),
    "agreed to sign, signed": (
        "Solheim and Arden agreed to sign a treaty on fishing rights in the strait, officials "
        "of both governments told reporters in Lakeport.",
        "Solheim and Arden signed a treaty on fishing rights in the strait, officials of both "
        "governments told reporters in Lakeport.",
    ),
    "resumed, broke off": (
        "Negotiators of Kasten and Morra resumed their talks on the release of hostages on "
        "Monday in a hotel near the airport of Selby.",
        "Negotiators of Kasten and Morra broke off their talks on the release of hostages on "
        "Monday in a hotel near the airport of Selby.",
    ),
    "expected to resign, resigned": (
        "The governor of the central bank, Ines Dahl, is expected to resign over the loans to "
        "her brother's shipping company, a person close to her said.",
        "The governor of the central bank, Ines Dahl, resigned over the loans to her brother's "
        "shipping company, a person close to her said.",
    ),
    "who invited whom": (
        "King Harald the younger of Estia invited President Mara Solheim of Norland to the "
        "opening of the bridge in June.",
        "President Mara Solheim of Norland invited King Harald the younger of Estia to the "
        "opening of the bridge in June.",
    ),
    "a suspect charged later": (
        "A train driver was killed on Monday when two goods trains collided in fog between "
        "Gall and Ister, the railway said.",
        "A signalman was charged over the death of a train driver who was killed on Monday "
        "when two goods trains collided in fog between Gall and Ister, the railway said.",
    ),
    "Korean: announced, cancelled": (
        "청와대는 이재명 대통령이 다음 주 목요일로 예정된 노르웨이 총리와의 정상회담을 "
        "발표했다고 월요일 밝혔다.",
        "청와대는 이재명 대통령이 다음 주 목요일로 예정된 노르웨이 총리와의 정상회담을 "
        "취소했다고 월요일 밝혔다.",
    ),
    "Korean: will meet, met": (
        "이재명 대통령은 목요일 오후 경주 국립박물관에서 캐나다 총리를 만나 무역과 에너지 "
        "협력을 논의할 예정이다.",
        "이재명 대통령은 목요일 오후 경주 국립박물관에서 캐나다 총리를 만나 무역과 에너지 "
        "협력을 논의했다.",
    ),
    "Korean: roles swapped": (
        "캐나다가 호주를 철강 보조금 문제로 세계무역기구에 제소하고 다음 달까지 답변을 달라고 "
        "요구했다.",
        "호주가 캐나다를 철강 보조금 문제로 세계무역기구에 제소하고 다음 달까지 답변을 달라고 "
        "요구했다.",
    ),
    "Chinese: will meet, cancelled": (
        "挪威总统星期一宣布，将于本周四在湖港会见西马克总理，讨论河水分配问题。",
        "挪威总统星期一宣布，取消本周四在湖港会见西马克总理，讨论河水分配问题。",
    ),
    "Chinese: roles swapped": (
        "加拿大政府星期二批评澳大利亚政府违反两国签署的渔业协定。",
        "澳大利亚政府星期二批评加拿大政府违反两国签署的渔业协定。",
    ),
    "Japanese: opens, stops": (
        "政府は月曜日、隣国との漁業交渉を来週から首都で再開すると発表した。",
        "政府は月曜日、隣国との漁業交渉を来週から首都で中止すると発表した。",
    ),
}
"""Two reports, one after the other or of opposite content: two stories."""

ONE_TEXT = {
    "a saying verb": (
        "President Mara Solheim will visit Westmark in May, her office said on Monday, and "
        "speak with its government about the railway along the lake.",
        "President Mara Solheim will visit Westmark in May, her office announced on Monday, "
        "and speak with its government about the railway along the lake.",
    ),
    "tense of saying": (
        "The harbour master of Vesta says the ferry left with open doors and that its crew had "
        "been warned twice before the storm.",
        "The harbour master of Vesta said the ferry left with open doors and that its crew had "
        "been warned twice before the storm.",
    ),
    "spelling": (
        "Unions in Norland criticized the labor law on Friday and organized a march through "
        "the center of the capital, where traffic stopped for hours.",
        "Unions in Norland criticised the labor law on Friday and organised a march through "
        "the center of the capital, where traffic stopped for hours.",
    ),
    "a preposition": (
        "Norland closed its border with Ruvia on Wednesday following an exchange of fire near "
        "the village of Brona, the army said.",
        "Norland closed its border with Ruvia on Wednesday after an exchange of fire near the "
        "village of Brona, the army said.",
    ),
    "an apposition": (
        "Olaf Brenn was injured on Monday when a lorry hit his car on the road to Lakeport, "
        "police said in the evening.",
        "Olaf Brenn, the transport minister, was injured on Monday when a lorry hit his car on "
        "the road to Lakeport, police said in the evening.",
    ),
    "a relative clause of background": (
        "Ines Dahl opened the new wing of the museum in Selby on Sunday with a speech about "
        "the painters of the coast and their debts.",
        "Ines Dahl, who has led the ministry since May, opened the new wing of the museum in "
        "Selby on Sunday with a speech about the painters of the coast and their debts.",
    ),
    "an adverb": (
        "The parliament of Estia passed a law against the dumping of waste at sea on Thursday "
        "by a wide margin and sent it to the president.",
        "The parliament of Estia on Thursday finally passed a law against the dumping of waste "
        "at sea by a wide margin and sent it to the president.",
    ),
    "the source in front": (
        "President Solheim said on Monday that Prime Minister Arden will come to Lakeport in "
        "May to speak about the waters of the Esk and the salmon.",
        "Prime Minister Arden will come to Lakeport in May to speak about the waters of the "
        "Esk and the salmon, President Solheim said on Monday.",
    ),
    "a moved place": (
        "Solheim received Arden at the town hall of Lakeport on Tuesday and gave him a salmon "
        "of silver from the workshop of a local smith.",
        "At the town hall of Lakeport, Solheim received Arden on Tuesday and gave him a salmon "
        "of silver from the workshop of a local smith.",
    ),
    "a cut end": (
        "The railway of Norland cancelled all night trains over the pass on Saturday because "
        "of snow and sent passengers home in coaches.",
        "The railway of Norland cancelled all night trains over the pass on Saturday because "
        "of snow.",
    ),
    "a sentence more": (
        "Rescuers freed two miners from a shaft near Fenn on Sunday after three days. Both "
        "were able to walk to the ambulance.",
        "Rescuers freed two miners from a shaft near Fenn on Sunday after three days. Both "
        "were able to walk to the ambulance. Their families had waited at the gate since "
        "Thursday.",
    ),
    "office before a name": (
        "Solheim and Arden signed a treaty on fishing rights in the strait on Friday, ending a "
        "quarrel of nine years between the two countries.",
        "President Mara Solheim and Prime Minister Tomas Arden signed a treaty on fishing "
        "rights in the strait on Friday, ending a quarrel of nine years between the two "
        "countries.",
    ),
    "order of two who act together": (
        "Solheim and Arden planted a tree in the garden of the town hall on Friday before they "
        "left for the station with their guests.",
        "Arden and Solheim planted a tree in the garden of the town hall on Friday before they "
        "left for the station with their guests.",
    ),
    "day and place of the writer": (
        "The government of Morra will raise the tax on diesel fuel by a tenth from January, "
        "its finance minister told parliament on Wednesday.",
        "The government of Morra will raise the tax on diesel fuel by a tenth from January, "
        "its finance minister told parliament today.",
    ),
    "a synonym beside the verb": (
        "A storm tore the roofs off two dozen houses in the north of Kasten overnight and left "
        "half of the province without power.",
        "A storm tore the roofs off two dozen homes in the north of Kasten overnight and left "
        "half of the province without electricity.",
    ),
    "progressive and past of being": (
        "Two hikers were missing in the hills above Gall on Monday and a helicopter was "
        "looking for them, mountain rescuers said.",
        "Two hikers are missing in the hills above Gall on Monday and a helicopter is looking "
        "for them, mountain rescuers say.",
    ),
    "Korean: copy with another speaker verb": (
        "이재명 대통령은 목요일 경주에서 캐나다 총리와 회담하고 에너지 협력 문서에 서명했다고 "
        "대통령실이 밝혔다.",
        "이재명 대통령은 목요일 경주에서 캐나다 총리와 회담하고 에너지 협력 문서에 서명했다고 "
        "대통령실이 전했다.",
    ),
    "Korean: order of the parts": (
        "캐나다 총리가 목요일 경주에서 이재명 대통령을 만나 에너지 협력 문서에 서명하고 앞으로 "
        "오 년 동안 천연가스를 싼 값에 공급하겠다고 약속했다.",
        "목요일 경주에서 캐나다 총리가 이재명 대통령을 만나 에너지 협력 문서에 서명하고 앞으로 "
        "오 년 동안 천연가스를 싼 값에 공급하겠다고 약속했다.",
    ),
    "Chinese: a word added": (
        "挪威总统星期一在湖港会见西马克总理，双方讨论了河水分配问题和铁路建设。",
        "挪威总统星期一在湖港市会见西马克总理，双方讨论了河水分配问题和铁路建设。",
    ),
    "Chinese: another word of saying": (
        "挪威外交部发言人星期二表示，两国代表团已在湖港签署渔业协定。",
        "挪威外交部发言人星期二称，两国代表团已在湖港签署渔业协定。",
    ),
    "Japanese: a particle": (
        "政府は月曜日、隣国との漁業交渉を来週から首都で再開すると発表した。",
        "政府は月曜日に、隣国との漁業交渉を来週から首都で再開すると発表した。",
    ),
}
"""Two copies of one report with an editor's changes: one story."""
