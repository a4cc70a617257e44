namespace BankingContracts.ContractModel.Sql;

/// <summary>The position of a reader in <c>with [recursive] name [(columns)] as (query), ...</c>.</summary>
internal enum WithStep
{
    /// <summary>Outside.</summary>
    None,

    /// <summary>Before a name.</summary>
    Name,

    /// <summary>After the name, before AS.</summary>
    Columns,

    /// <summary>After AS, before the query.</summary>
    Query,

    /// <summary>After the query: a comma or the main query.</summary>
    Next,
}
