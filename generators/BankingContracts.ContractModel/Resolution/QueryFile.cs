namespace BankingContracts.ContractModel.Resolution;

/// <summary>The SQL file of a query model or a singular test. It may be anywhere below its layer's folder; only this path shows where.</summary>
/// <param name="Name">The model's or the test's name.</param>
/// <param name="IsTest">Whether it is a singular test.</param>
/// <param name="RelativePath">The file's path below the contracts folder.</param>
public sealed record QueryFile(string Name, bool IsTest, string RelativePath);
