namespace BankingContracts.SqlCheck.Analysis.Binding;

/// <summary>The names that a subquery's columns have outside the subquery.</summary>
internal static class ColumnNames
{
    /// <summary>The aliases come first. A repeated name gets <c>_1</c> at its end, as in the engine.</summary>
    public static IReadOnlyList<BoundColumn> Of(IReadOnlyList<BoundOutput> outputs, IReadOnlyList<string> aliases)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var result = new List<BoundColumn>();
        for (var i = 0; i < outputs.Count; i++)
        {
            var name = i < aliases.Count ? aliases[i] : outputs[i].Name;
            for (var attempt = 1; name.Length > 0 && !taken.Add(name); attempt++)
                name = (i < aliases.Count ? aliases[i] : outputs[i].Name) + "_" + attempt;
            result.Add(new BoundColumn(name, outputs[i].Type, outputs[i].Family));
        }

        return result;
    }
}
