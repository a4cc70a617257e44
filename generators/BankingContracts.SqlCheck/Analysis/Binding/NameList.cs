namespace BankingContracts.SqlCheck.Analysis.Binding;

/// <summary>Column names after the name of a subquery.</summary>
/// <param name="Name">The subquery's name.</param>
/// <param name="Given">How many names there are.</param>
/// <param name="Columns">How many columns the subquery has.</param>
/// <param name="Location">Where the subquery is used, or -1.</param>
internal sealed record NameList(string Name, int Given, int Columns, int Location);
