namespace BankingContracts.Runtime.Definitions;

/// <summary>Rows cleaned from a source model.</summary>
/// <param name="Input">The source model.</param>
/// <param name="Quarantine">The model that takes the invalid rows.</param>
/// <param name="Classify">
/// A SELECT over the source model. It returns one row for each source row. The result has the staging columns under their names (NULL where
/// invalid), the source's columns as received as <c>_raw_NAME</c>, <c>_failure_reason</c> and <c>_failures</c>. The last two are NULL when the
/// row is valid. <c>_failures</c> has the numbers of the row's reasons among <paramref name="Reasons"/>, from 1, joined by <c>;</c>.
/// </param>
/// <param name="Reasons">Why rows are refused.</param>
/// <param name="LoadedAtColumns">Staging columns with the time of arrival. They are not a part of a row's cleaned values.</param>
public sealed record StagingBody(string Input, string Quarantine, SqlText Classify, IReadOnlyList<QuarantineReason> Reasons, IReadOnlyList<string> LoadedAtColumns)
    : ModelBody;
