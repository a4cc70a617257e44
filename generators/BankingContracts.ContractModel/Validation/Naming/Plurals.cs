namespace BankingContracts.ContractModel.Validation.Naming;

/// <summary>Recognizes English plurals well enough for a warning.</summary>
internal static class Plurals
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["people"] = "person",
        ["children"] = "child",
        ["men"] = "man",
        ["women"] = "woman",
        ["indices"] = "index",
        ["criteria"] = "criterion",
        ["ids"] = "id",
        ["taxes"] = "tax",
        ["branches"] = "branch",
        ["movies"] = "movie",
        ["houses"] = "house",
        ["leaves"] = "leave",
        ["cookies"] = "cookie",
        ["caches"] = "cache",
        ["clauses"] = "clause",
        ["causes"] = "cause",
    };

    private static readonly HashSet<string> Singular = new(StringComparer.Ordinal)
    {
        "series", "news", "species", "lens", "gas", "alias", "bias", "atlas", "canvas", "means", "sms", "gps", "sales", "logistics",
        "analytics", "economics", "statistics", "savings", "earnings", "proceeds", "premises", "always", "chaos", "cosmos", "kudos",
    };

    /// <summary>The singular of <paramref name="word"/> when it is a plural; else null.</summary>
    public static string? ToSingular(string word)
    {
        if (Irregular.TryGetValue(word, out var singular))
            return singular;
        var isSingular = word.Length < 4 || !Ends(word, "s") || Ends(word, "ss") || Ends(word, "us") || Ends(word, "is") || Singular.Contains(word);
        if (isSingular)
            return null;
        if (Ends(word, "ies") && word.Length > 4)
            return Cut(word, 3) + "y";
        var addsEs = Ends(word, "sses") || Ends(word, "xes") || Ends(word, "ches") || Ends(word, "shes") || Ends(word, "zzes")
            || Ends(word, "tuses") || Ends(word, "nuses") || Ends(word, "ruses") || Ends(word, "buses") || Ends(word, "puses");
        return Cut(word, addsEs ? 2 : 1);
    }

    private static bool Ends(string word, string end) => word.EndsWith(end, StringComparison.Ordinal);

    private static string Cut(string word, int count) => word.Substring(0, word.Length - count);
}
