namespace BankingContracts.SqlCheck.Tests.Analysis.RandomQueries;

/// <summary>Which random queries to write.</summary>
internal enum QueryStyle
{
    /// <summary>Anything.</summary>
    Any,

    /// <summary>Nothing that depends on the order of rows.</summary>
    Deterministic,

    /// <summary>The same, mostly joined, grouped, partitioned and correlated by the columns <c>k</c>, <c>id</c> and <c>c0</c>, and with one of them first.</summary>
    Linked,
}
