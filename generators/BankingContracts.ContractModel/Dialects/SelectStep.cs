using System.Text;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>
/// A SELECT over a table or over the step before it. The SQL has steps instead of one large SELECT, so it computes an expression once and then
/// uses its name. Steps are subqueries, not CTEs, because the runtime needs CTE names to replace tables.
/// </summary>
internal sealed class SelectStep
{
    private const string Indent = "    ";

    private readonly List<string> _columns = [];
    private readonly string? _table;
    private readonly SelectStep? _before;

    private SelectStep(string? table, SelectStep? before) => (_table, _before) = (table, before);

    /// <summary>The first step, which reads <paramref name="table"/>, a name as SQL writes it.</summary>
    public static SelectStep Over(string table) => new(table, null);

    /// <summary>A step over this one.</summary>
    public SelectStep Then() => new(null, this);

    /// <summary>Adds columns under their own names.</summary>
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
    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text, "\n");
        return text.ToString();
    }

    /// <summary>Adds the step's text.</summary>
    /// <param name="text">What it is added to.</param>
    /// <param name="line">Ends a line and begins the next one at the step's own level.</param>
    private void Write(StringBuilder text, string line)
    {
        text.Append("select");
        for (var i = 0; i < _columns.Count; i++)
            text.Append(i == 0 ? "" : ",").Append(line).Append(Indent).Append(_columns[i].Replace("\n", line));
        text.Append(line).Append("from ");
        if (_before is null)
        {
            text.Append(_table);
            return;
        }

        text.Append('(').Append(line).Append(Indent);
        _before.Write(text, line + Indent);
        text.Append(line).Append(')');
    }
}
