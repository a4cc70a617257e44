namespace BankingContracts.ContractModel.Sql;

/// <summary>What the finder knows about the text between two brackets, or about the whole text.</summary>
internal sealed class Bracket
{
    /// <summary>The token that opens it; null for the whole text.</summary>
    public SqlToken? Open { get; init; }

    /// <summary>The names its tables may hide.</summary>
    public QueryScope? Scope { get; set; }

    /// <summary>Whether it contains a query: only there FROM names tables (not in <c>extract(year from x)</c>).</summary>
    public bool IsQuery { get; set; }

    /// <summary>Whether a FROM clause is being read, in which commas separate tables.</summary>
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
