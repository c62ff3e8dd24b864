"""Invented news prose about anything but trade, drawn from sentences with open places."""

NAMES = (
    "Amara Bruno Celia Dmitri Elif Farid Greta Hanno Ines Jonas Kaia Lorcan Mireille Nadia Oskar Petra "
    "Quentin Rosalind Stellan Tamsin Ulrich Vesna Wanda Yusuf").split()
FAMILIES = (
    "Abernethy Brandvold Castellane Dunmore Ekwueme Fairweather Grimaldi Holloway Iversen Jankowski "
    "Kettleborough Lindqvist Marchetti Nakagawa Okonjo Pemberton Quarshie Rasmussen Strand Thornbury").split()
TOWNS = (
    "Aldermoor Brackwater Cinderford Dunhaven Eastmarch Fallowby Grimsdal Harrowgate Ivelmouth Kelderby "
    "Lochbrae Marrowick Northwold Overmere Pellbridge Quarrington Ravenscar Selwick").split()
FIRMS = (
    "Brackwater Dairies; Castellane Media; Dunhaven Motors; Eastmarch Energy; Fairweather Foods; Grimsdal Steel; "
    "Holloway Homes; Iversen Logistics; Kelderby Bank; Lindqvist Software; Marrowick Brewing; Overmere Airlines; "
    "Pemberton Retail; Ravenscar Mining; Strand Pharmaceuticals; Thornbury Textiles").split("; ")
SUBJECTS = (
    "council school library festival bridge hospital orchestra museum tram harbour stadium theatre garden bakery "
    "river market station village chapel workshop cinema airport prison university reservoir factory").split()
VERBS = (
    "opened closed rebuilt praised visited criticised planned painted measured celebrated inspected sold "
    "flooded surveyed evacuated renamed").split()
FOODS = (
    "butter; chicken; flour; olive oil; onions; rice; sugar; tomatoes; white wine; beef; chocolate; mushrooms; "
    "smoked salmon; potatoes; milk; lemons").split("; ")
ILLS = "influenza; measles; asthma; diabetes; long covid; migraine; hay fever; malaria".split("; ")
SPORTS = "football handball cricket rugby hockey basketball rowing cycling tennis swimming".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = (
    "January February March April May June July August September October November December").split()

LOCAL = (
    "{name} {family}, who has worked at the {subject} for {small} years, said that nobody had expected it.",
    "The {subject} was {verb} by the mayor on {day} in front of some {many} neighbours.",
    "“We have waited for this {subject} since the winter,” {family} told the evening paper.",
    "A spokesperson for the {subject} declined to comment when reached by telephone.",
    "It was the {small}th time that the {subject} had been {verb} since the war, local records show.",
    "Visitors who came early found the {subject} still wet from the rain, and some went home again.",
    "The works will cost {money} million and take until {month} {year}, the {subject}'s board said in a statement.",
    "About {many} residents of {town} signed the petition before it was handed to the council on {day}.",
    "Police in {town} said a {age}-year-old man had been arrested and was released on bail the same evening.",
    "Fire crews from {town} and {town2} were called at {hour}.{minute}pm and stayed until the early morning.",
    "“It is not what we were promised,” said {name} {family}, {age}, whose family has lived there since {year}.",
    "The council voted {small} to {few} in favour, with {few} members absent, after a debate of four hours.",
    "House prices in {town} have gone up by {percent} per cent in a year, to an average of ${money}00,000.",
    "Trains between {town} and {town2} will run every {age} minutes from {day}, the operator said.",
    "The coroner heard that the {subject} had been {verb} twice before the accident, in {year} and {year2}.",
)
MONEY = (
    "{firm} said sales rose {percent} percent to ${money}.{few} billion in the third quarter.",
    "Shares in {firm} fell as much as {percent} percent in early trading before closing {few} percent lower.",
    "The company, which employs {many},000 people in {town}, will close {few} of its {age} sites by {month}.",
    "Analysts had expected earnings of {few}.{small} dollars a share, according to a survey by {firm2}.",
    "“We are confident about the year ahead,” chief executive {name} {family} told investors on {day}.",
    "Inflation eased to {few}.{few} percent in {month}, the statistics office said, as energy became cheaper.",
    "{firm} agreed to buy {firm2} for ${money} million in cash and shares, the two said in a joint statement.",
    "The central bank kept its rate at {few}.5 percent and said that it would look at the figures again in {month}.",
    "Unemployment stood at {percent} percent in {town}, down from {percent2} percent a year before.",
    "The fund had ${money} billion under management at the end of {year}, {many} million less than in {year2}.",
    "Customers of {firm} paid {percent} percent more for the same basket than in {month} {year}.",
    "A trader in {town} put it more simply: “Nobody wants to hold anything over the weekend.”",
)
LIFE = (
    "Doctors recorded {many} cases of {ill} in {month}, {percent} percent more than a year before.",
    "People who slept fewer than {few} hours a night were {percent} percent more likely to report {ill}.",
    "The study followed {many}0 adults over {small} years and was paid for by the university of {town}.",
    "{name} {family} scored in the {age}th minute, and {town} held on to win {few}-{few2} away from home.",
    "It was the club's {small}th {sport} title, and its first since {year}.",
    "“I could not feel my legs by the end,” said {family}, who is {age} and trains {few} hours a day.",
    "The film took ${money} million on its first weekend and has been seen by {many},000 people since.",
    "Tickets cost between {small} and {age} dollars and are on sale from {day}.",
    "Her second novel, written in {few} weeks in a cabin near {town}, won {few} prizes and lost her some friends.",
    "Forecasters expect {age} millimetres of rain by {day}, with winds of up to {age2} miles an hour.",
    "In {year} the {sport} club had {many} members; today there are {small}.",
    "Scientists who dug near {town} say that the pots are some {many} years older than the {subject}.",
    "Nobody in {town} remembers who had the idea, but {name} {family} remembers who was against it.",
    "The band has not played together since {year}, and its members are said to speak through lawyers.",
    "“You learn to live with {ill},” said {name} {family}, “but you do not learn to like it.”",
)
KITCHEN = (
    "Heat the {food} in a wide pan, add {small} ounces of {food2} and stir for about {few} minutes.",
    "Serve with {food} and {few} tablespoons of {food2}; it keeps for {few} days in the refrigerator.",
    "Some like it with {food}, others swear by {food2}, and {name} {family} will have neither in the house.",
    "My grandmother in {town} would have used {food} and said nothing about it to anybody.",
    "Leave it alone for {age} minutes: the {food} does its work without you.",
)
BEATS = [LOCAL] * 8 + [MONEY] * 4 + [LIFE] * 7 + [KITCHEN]


class Prose:
    """The sentences of one story: mostly of one beat, with the same people and places."""

    def __init__(self, draw, beat=None):
        self.draw = draw
        self.beat = beat or draw.choice(BEATS)
        self.people = [(draw.choice(NAMES), draw.choice(FAMILIES)) for _ in range(3)]
        self.towns = draw.sample(TOWNS, 2)
        self.firms = draw.sample(FIRMS, 2)
        self.subject = draw.choice(SUBJECTS)

    def title(self):
        draw = self.draw
        return draw.choice((
            f"The {self.subject} that was {draw.choice(VERBS)}",
            f"{self.towns[0]} {self.subject} {draw.choice(VERBS)} after {draw.randint(3, 40)} years",
            f"{self.firms[0]} looks beyond {self.towns[0]} as winter nears",
            f"What we learned when the {self.subject} was {draw.choice(VERBS)}"))

    def sentence(self):
        draw = self.draw
        name, family = draw.choice(self.people)
        food, other = draw.sample(FOODS, 2)
        beat = self.beat if draw.random() < 0.9 else LOCAL
        return draw.choice(beat).format(
            name=name, family=family, town=self.towns[0], town2=self.towns[1], firm=self.firms[0],
            firm2=self.firms[1], subject=self.subject if draw.random() < 0.6 else draw.choice(SUBJECTS),
            verb=draw.choice(VERBS), food=food, food2=other, ill=draw.choice(ILLS),
            sport=draw.choice(SPORTS), day=draw.choice(DAYS), month=draw.choice(MONTHS),
            year=draw.randint(1994, 2024), year2=draw.randint(1961, 1993), few=draw.randint(2, 9),
            few2=draw.randint(0, 1), small=draw.randint(3, 40), age=draw.randint(17, 89),
            age2=draw.randint(30, 70), many=draw.randint(20, 900), money=draw.randint(2, 95),
            percent=draw.randint(2, 60), percent2=draw.randint(2, 60), hour=draw.randint(1, 11),
            minute=draw.randint(10, 59))

    def paragraph(self):
        return " ".join(self.sentence() for _ in range(self.draw.choice((1, 2, 2, 3, 4))))
