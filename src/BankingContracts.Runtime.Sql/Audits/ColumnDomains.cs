namespace BankingContracts.Runtime.Sql.Audits;

/// <summary>
/// Groups columns of models that audits compare with each other. So one set of touched values, and one slice of each table,
/// is enough for all these audits: more values than an audit needs do not change its result.
/// </summary>
internal sealed class ColumnDomains
{
    private readonly Dictionary<(string Model, string Column), int> _domains = [];
    private int _next;

    /// <summary>Puts all of <paramref name="columns"/> into one domain.</summary>
    public void Join(IEnumerable<(string Model, string Column)> columns)
    {
        var members = columns.ToList();
        var joined = members.Where(_domains.ContainsKey).Select(c => _domains[c]).ToHashSet();
        var domain = joined.Count > 0 ? joined.Min() : _next++;
        foreach (var column in _domains.Where(d => joined.Contains(d.Value)).Select(d => d.Key).Concat(members).ToList())
            _domains[column] = domain;
    }

    /// <summary>The domain of <paramref name="column"/>.</summary>
    public int Of((string Model, string Column) column) => _domains[column];
}
