namespace BankingContracts.ContractModel.Sql;

/// <summary>The names of WITH that a query can see; the innermost comes first.</summary>
/// <param name="Name">One of them.</param>
/// <param name="Outer">The others; null at the end.</param>
internal sealed record QueryScope(string Name, QueryScope? Outer)
{
    /// <summary>Whether <paramref name="name"/> is defined in <paramref name="scope"/>; letter case does not matter for SQL names.</summary>
    public static bool Defines(QueryScope? scope, string name)
    {
        for (; scope is not null; scope = scope.Outer)
        {
            if (string.Equals(scope.Name, name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
