namespace BankingContracts.Pipeline.Tests.Oracle.General;

/// <summary>What a pipeline's tables must hold.</summary>
public interface IPipelineOracle
{
    /// <summary>The tables as they are now.</summary>
    IEnumerable<ExpectedTable> Tables { get; }

    /// <summary>One run over the files that are there.</summary>
    void Run(DateTime runAt, IReadOnlyDictionary<string, byte[]> files);
}
