namespace Mockd.Engine.Vocabulary;

/// <summary>The words that made-up texts are made of.</summary>
internal static class WordLists
{
    public static readonly string[] FirstNames = Words(
        "Ada Bruno Chidi Dalia Elif Farid Grace Hana Ines Jonas Keiko Luca Maya Nadia Omar Priya Quentin Rosa Samir Tove Uma Viktor Wanda Yusuf"
    );

    public static readonly string[] LastNames = Words(
        "Adeyemi Berg Castillo Dubois Eriksen Fischer Garcia Haddad Ito Kowalski Lindqvist Moreau Novak Okafor Petrov Quinn Rossi Silva Tanaka Ueda Vargas Weber Yilmaz Zhang"
    );

    public static readonly string[] Companies =
    [
        "Northwind Tools",
        "Blue Harbor",
        "Acorn Labs",
        "Juniper Works",
        "Copper Kettle",
        "Tidewater Freight",
        "Granite Press",
        "Willow and Sons",
    ];

    public static readonly string[] Streets = Words(
        "Harbor Mill Station Orchard Linden Castle River Church Market Garden"
    );

    public static readonly string[] Adjectives = Words(
        "amber brisk calm copper distant eager gentle golden hidden misty quiet rapid silver steady sunny velvet"
    );

    public static readonly string[] Nouns = Words(
        "harbor lantern meadow compass willow granite ember orchard summit river beacon canyon falcon garden island kettle"
    );

    public static readonly string[] JobTitles =
    [
        "Software Engineer",
        "Product Manager",
        "Accountant",
        "Nurse",
        "Sales Manager",
        "Designer",
        "Electrician",
        "Teacher",
    ];

    public static readonly string[] Tags = Words("featured internal seasonal priority archive wholesale trial partner");

    public static readonly string[] Colors = Words("blue green red orange purple teal gray yellow");

    public static readonly string[] CardBrands = Words("visa mastercard amex discover");

    /// <summary>{0} and {2} are adjectives, {1} and {3} nouns.</summary>
    public static readonly string[] Levels = Words("low medium high");

    public static readonly string[] Sentences =
    [
        "One {0} {1} beside the {2} {3}.",
        "The {0} {1} was checked and is in order.",
        "Please leave it by the {2} {3}.",
        "Delivered with the {0} {1}.",
        "Notes about the {0} {1} and the {2} {3}.",
        "Everything needed for the {0} {1}.",
    ];

    private static string[] Words(string text) => text.Split(' ');
}
