namespace BankingContracts.Portable.Tests.Cases;

/// <summary>What is tried for one function or operator.</summary>
/// <param name="Of">Its name, as docs/portable-sql.md lists it.</param>
/// <param name="Sql">A query with the columns id and v.</param>
/// <param name="MayFailOnSpark">Whether Spark SQL may fail where DuckDB does not, which docs/portable-sql.md says.</param>
internal sealed record Case(string Of, string Sql, bool MayFailOnSpark = false);
