namespace BankingContracts.Engine.Specification.Oracle.General;

/// <summary>The reference pipeline.</summary>
public sealed class BankingOracle : IPipelineOracle
{
    private readonly ReferencePipeline _pipeline = new();

    /// <inheritdoc/>
    public IEnumerable<ExpectedTable> Tables => ExpectedTables.Of(_pipeline);

    /// <inheritdoc/>
    public void Run(DateTime runAt, IReadOnlyDictionary<string, byte[]> files) => _pipeline.Run(runAt, files["Customer.csv"], files["accounts.csv"]);
}
