namespace BankingContracts.ContractModel.Sql;

/// <summary>Where in <c>with [recursive] name [(columns)] as (query), ...</c> a reader stands.</summary>
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
