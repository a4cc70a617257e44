namespace BankingContracts.ContractModel.Sql;

/// <summary>What the finder knows about the text between two brackets, or about the whole text.</summary>
internal sealed class Bracket
{
    /// <summary>The token that opens it; null for the whole text.</summary>
    public SqlToken? Open { get; init; }

    /// <summary>The names that a WITH defines and that its queries can read. They hide tables of the same name.</summary>
    public QueryScope? Scope { get; set; }

    /// <summary>Whether it contains a query. Only in a query does FROM name tables (not in <c>extract(year from x)</c>).</summary>
    public bool IsQuery { get; set; }

    /// <summary>Whether a FROM clause is being read. In it, commas separate tables.</summary>
    public bool InFrom { get; set; }

    /// <summary>Whether the next name is a table.</summary>
    public bool ExpectsTable { get; set; }

    /// <summary>How far a WITH clause has been read.</summary>
    public WithStep With { get; set; }

    /// <summary>Whether the WITH clause is recursive.</summary>
    public bool IsRecursive { get; set; }

    /// <summary>The name that the WITH clause is defining.</summary>
    public string Defined { get; set; } = "";

    /// <summary>Whether this is the body of a WITH definition.</summary>
    public bool IsDefinition { get; init; }
}
