namespace BankingContracts.Engine.Specification.Oracle.General;

/// <summary>What a pipeline's tables must hold.</summary>
public interface IPipelineOracle
{
    /// <summary>The tables as they are now.</summary>
    IEnumerable<ExpectedTable> Tables { get; }

    /// <summary>What the last run loaded, each with the totals after it; null when the oracle does not know.</summary>
    IEnumerable<DeliveryTotals>? Deliveries => null;

    /// <summary>One run over the files that are there.</summary>
    void Run(DateTime runAt, IReadOnlyDictionary<string, byte[]> files);
}
