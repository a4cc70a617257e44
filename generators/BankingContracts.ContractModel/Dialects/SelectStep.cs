namespace BankingContracts.ContractModel.Dialects;

/// <summary>
/// A SELECT over a table or over the step before it. Steps instead of one large SELECT let an expression be computed once and
/// used by name; subqueries instead of CTEs leave the CTE names to those who shadow tables with them.
/// </summary>
internal sealed class SelectStep
{
    private readonly List<string> _columns = [];
    private readonly string _from;

    private SelectStep(string from) => _from = from;

    /// <summary>The first step, which reads <paramref name="table"/>, a name as SQL writes it.</summary>
    public static SelectStep Over(string table) => new("from " + table);

    /// <summary>A step over this one.</summary>
    public SelectStep Then() => new("from (\n    " + ToString().Replace("\n", "\n    ") + "\n)");

    /// <summary>Adds columns as they are called.</summary>
    public SelectStep Columns(IEnumerable<string> names)
    {
        _columns.AddRange(names);
        return this;
    }

    /// <summary>Adds a column.</summary>
    public SelectStep Column(string sql, string name)
    {
        _columns.Add(sql == name ? name : $"{sql} as {name}");
        return this;
    }

    /// <summary>Adds all columns of the step before.</summary>
    public SelectStep All()
    {
        _columns.Add("*");
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => "select\n    " + string.Join(",\n    ", _columns) + "\n" + _from;
}
