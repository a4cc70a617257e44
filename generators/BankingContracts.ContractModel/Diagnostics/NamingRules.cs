namespace BankingContracts.ContractModel.Diagnostics;

/// <summary>BKC5xxx: names. A pipeline may change the severity of these rules only.</summary>
public static class NamingRules
{
    /// <summary>Layer prefix.</summary>
    public static readonly Rule LayerPrefix = Naming("BKC5001", "Layer prefix", "The name '{0}' {1}; rename it '{2}'");

    /// <summary>Not snake_case.</summary>
    public static readonly Rule SnakeCase = Naming("BKC5002", "Not snake_case", "The name '{0}' is not snake_case; {1}");

    /// <summary>Key without _id.</summary>
    public static readonly Rule KeyWithoutId = Naming("BKC5003", "Key without _id", "The key column '{0}' must end in _id; rename it '{1}'");

    /// <summary>_flag or _ind that is not boolean.</summary>
    public static readonly Rule FlagNotBoolean = Naming("BKC5004", "Flag that is not boolean", Suffix);

    /// <summary>Boolean without _flag or _ind.</summary>
    public static readonly Rule BooleanNotFlag = Naming("BKC5005", "Boolean without _flag", Reverse);

    /// <summary>_at that is not a timestamp.</summary>
    public static readonly Rule AtNotTimestamp = Naming("BKC5006", "_at that is not a timestamp", Suffix);

    /// <summary>Timestamp without _at.</summary>
    public static readonly Rule TimestampNotAt = Naming("BKC5007", "Timestamp without _at", Reverse);

    /// <summary>_date that is not a date.</summary>
    public static readonly Rule DateNotDate = Naming("BKC5008", "_date that is not a date", Suffix);

    /// <summary>Date without _date.</summary>
    public static readonly Rule DateWithoutDate = Naming("BKC5009", "Date without _date", Reverse);

    /// <summary>_amount that is not decimal.</summary>
    public static readonly Rule AmountNotDecimal = Naming("BKC5010", "_amount that is not decimal", Suffix);

    /// <summary>_pct that is not decimal.</summary>
    public static readonly Rule PctNotDecimal = Naming("BKC5011", "_pct that is not decimal", Suffix);

    /// <summary>_count that is not a whole number.</summary>
    public static readonly Rule CountNotInteger = Naming("BKC5012", "_count that is not a whole number", Suffix);

    /// <summary>Abbreviation.</summary>
    public static readonly Rule Abbreviation = Naming("BKC5013", "Abbreviation", "The name '{0}' abbreviates '{1}'; rename it '{2}'");

    /// <summary>Plural noun.</summary>
    public static readonly Rule PluralNoun = new(
        "BKC5014", "Plural noun", "The name '{0}' is plural; a model of layer {1} is named after one row, so rename it '{2}'", RuleSeverity.Warning, IsConfigurable: true);

    /// <summary>Identifier collision.</summary>
    public static readonly Rule IdentifierCollision = Naming("BKC5015", "Identifier collision", "The name '{0}' becomes the C# identifier '{1}', {2}; rename it");

    /// <summary>SQL keyword.</summary>
    public static readonly Rule SqlKeyword = Naming("BKC5016", "SQL keyword", "The name '{0}' is a keyword of {1}; rename it");

    private const string Suffix = "The column '{0}' ends in {1}, which means {2}, but is {3}; change its data_type or rename it";

    private const string Reverse = "The {0} column '{1}' must end in {2}; rename it '{3}'";

    private static Rule Naming(string id, string title, string message) => new(id, title, message, IsConfigurable: true);
}
