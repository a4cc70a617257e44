namespace BankingContracts.SqlCheck.Tests.Reporting;

/// <summary>A query model over the tables of the small bank, in short.</summary>
internal static class QueryModel
{
    /// <summary>The files of an intermediate model or mart; columns as <c>account_id varchar!</c>, where ! is not_null.</summary>
    public static (string Path, string Text)[] Of(string name, string columns, string sql, string config = "")
    {
        var layer = name.StartsWith("int_", StringComparison.Ordinal) ? "intermediate" : "marts";
        var lines = columns.Split(", ").Select(Column);
        var contract = $"version: 2\nmodels:\n  - name: {name}\n{(config.Length == 0 ? "" : $"    config: {{{config}}}\n")}    columns:\n{string.Concat(lines)}";
        return [($"{layer}/{name}.yml", contract), ($"{layer}/{name}.sql", sql)];
    }

    private static string Column(string text)
    {
        var parts = text.TrimEnd('!').Split(' ', 2);
        return $"      - name: {parts[0]}\n        data_type: {parts[1]}\n{(text.EndsWith('!') ? "        constraints: [{type: not_null}]\n" : "")}";
    }
}
