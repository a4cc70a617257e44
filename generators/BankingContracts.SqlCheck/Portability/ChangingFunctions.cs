namespace BankingContracts.SqlCheck.Portability;

/// <summary>
/// Functions that read a clock, a random number or the session. With them, the same SQL returns different results over the same tables.
/// </summary>
internal static class ChangingFunctions
{
    private const string Clock =
        "now today current_date current_timestamp current_time localtime localtimestamp get_current_timestamp get_current_time transaction_timestamp "
        + "current_localtime current_localtimestamp current_timezone curdate getdate sysdate unix_timestamp clock_timestamp statement_timestamp";

    private const string Chance =
        "random rand randn setseed uuid uuidv4 uuidv7 gen_random_uuid shuffle monotonically_increasing_id nextval currval";

    private const string Session =
        "user current_user session_user current_role current_catalog current_database current_schema current_schemas current_setting getvariable "
        + "current_query txid_current version input_file_name spark_partition_id";

    private static readonly Dictionary<string, string> Ways = new(StringComparer.OrdinalIgnoreCase);

    static ChangingFunctions()
    {
        Add(Clock, "read a timestamp column of an upstream, or use a column with 'generated: changed_at'");
        Add(Chance, "derive the value from the row's columns");
        Add(Session, "remove it; a model may depend only on its tables");
    }

    /// <summary>What to do instead of calling <paramref name="name"/>; null if it always gives the same result.</summary>
    public static string? Instead(string name) => Ways.TryGetValue(name, out var way) ? way : null;

    /// <summary>Whether <paramref name="name"/> is called without brackets, like a column.</summary>
    public static bool IsBare(string name) =>
        name.StartsWith("current_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("local", StringComparison.OrdinalIgnoreCase)
        || string.Equals(name, "session_user", StringComparison.OrdinalIgnoreCase)
        || string.Equals(name, "user", StringComparison.OrdinalIgnoreCase);

    private static void Add(string names, string way)
    {
        foreach (var name in names.Split(' '))
            Ways.Add(name, way);
    }
}
