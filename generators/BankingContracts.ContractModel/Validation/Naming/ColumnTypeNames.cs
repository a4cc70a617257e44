using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Validation.Naming;

/// <summary>BKC5003 to BKC5012: a column's name must fit its type, and its type must fit its name.</summary>
internal static class ColumnTypeNames
{
    /// <summary>Other endings that mean a type. A suggested name does not have them.</summary>
    private static readonly string[] LooseEndings = ["_on", "_time", "_timestamp", "_dt", "_ts", "_day"];

    /// <summary>Checks <paramref name="column"/>. <paramref name="name"/> is its name in snake_case.</summary>
    public static void Check(ColumnContract column, string name, SourceSpan span, Findings findings)
    {
        if (column.Type.Kind == DataTypeKind.Unknown)
            return;
        if (TypedSuffix.Of(name) is { } suffix && !suffix.Fits(column.Type))
            findings.Add(suffix.Rule, span, column.Name, suffix.Ending, suffix.Meaning, column.Type.ToString());
        if (column.Type.Kind == DataTypeKind.Boolean && !Ends(name, "_flag") && !Ends(name, "_ind"))
            findings.Add(NamingRules.BooleanNotFlag, span, "boolean", column.Name, "_flag or _ind", Stem(name) + "_flag");
        if (column.Type.Kind == DataTypeKind.Timestamp)
            CheckTimestamp(column, name, span, findings);
        if (column.Type.Kind == DataTypeKind.Date && !Ends(name, "_date"))
            findings.Add(NamingRules.DateWithoutDate, span, "date", column.Name, "_date", Stem(name) + "_date");
    }

    /// <summary>The only one of these rules that applies to source columns. It is for their time of arrival.</summary>
    public static void CheckTimestamp(ColumnContract column, string name, SourceSpan span, Findings findings)
    {
        if (!Ends(name, "_at"))
            findings.Add(NamingRules.TimestampNotAt, span, "timestamp", column.Name, "_at", Stem(name) + "_at");
    }

    /// <summary>A key column is an identifier, unless its name means another type.</summary>
    public static void CheckKey(string column, string name, SourceSpan span, Findings findings)
    {
        if (name == "id" || Ends(name, "_id") || TypedSuffix.Of(name) is not null)
            return;
        var stem = Ends(name, "_key") ? name.Substring(0, name.Length - "_key".Length) : name;
        findings.Add(NamingRules.KeyWithoutId, span, column, stem + "_id");
    }

    /// <summary>The name without an ending that means another type, so that another ending can be added.</summary>
    private static string Stem(string name)
    {
        if (TypedSuffix.Of(name) is { } suffix)
            return name.Substring(0, name.Length - suffix.Ending.Length);
        var ending = Array.Find(LooseEndings, e => Ends(name, e));
        var stem = ending is null ? name : name.Substring(0, name.Length - ending.Length);
        return stem.StartsWith("is_", StringComparison.Ordinal) ? stem.Substring(3) : stem;
    }

    private static bool Ends(string name, string ending) => name.EndsWith(ending, StringComparison.Ordinal);
}
