namespace BankingContracts.ContractModel.Model;

/// <summary>What a failing test does to the run.</summary>
public enum TestSeverity
{
    /// <summary>The run is rolled back.</summary>
    Error,

    /// <summary>The run goes on; the report shows it.</summary>
    Warn,
}
