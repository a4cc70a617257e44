namespace BankingContracts.ContractModel.Diagnostics;

/// <summary>BKC3xxx: the SQL beside the contracts.</summary>
public static class SqlRules
{
    /// <summary>SQL without contract.</summary>
    public static readonly Rule SqlWithoutContract = new("BKC3001", "SQL without contract", "The SQL file '{0}' has no contract{1}");

    /// <summary>Contract without SQL.</summary>
    public static readonly Rule ContractWithoutSql = new("BKC3002", "Contract without SQL", "'{0}' needs exactly one SQL file; {1}");

    /// <summary>Not one SELECT.</summary>
    public static readonly Rule NotOneSelect = new("BKC3003", "Not one SELECT", "The SQL file '{0}' is not one SELECT statement: {1}");

    /// <summary>A singular test over no model.</summary>
    public static readonly Rule TestWithoutModel = new("BKC3004", "Test that reads no model", "The test '{0}' reads no model, so it can tell nothing about one; select from the models it is about");
}
