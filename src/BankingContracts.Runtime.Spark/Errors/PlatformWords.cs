namespace BankingContracts.Runtime.Spark.Errors;

/// <summary>What a user reads about the place where Spark runs: what is wrong, and what to do.</summary>
/// <param name="NoAnswer">The server does not answer.</param>
/// <param name="NoFiles">The server cannot read or write files.</param>
/// <param name="NoCatalog">The catalog does not exist.</param>
/// <param name="NoRights">A right is missing.</param>
internal sealed record PlatformWords(string NoAnswer, string NoFiles, string NoCatalog, string NoRights);
