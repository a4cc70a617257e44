using BankingContracts.Engine.Specification.Contracts;
using BankingContracts.Runtime;

namespace BankingContracts.Engine.Specification;

/// <summary>The runs of a database are done again from the files that they loaded.</summary>
/// <typeparam name="TFixture">The engine.</typeparam>
public abstract class ReplaySpecification<TFixture> : IDisposable
    where TFixture : EngineFixture, new()
{
    private static readonly LoanContracts Loans = new(LoanColumn.Id, LoanColumn.Amount, LoanColumn.Currency) { IsArchived = true };

    private readonly LoanBench _bench = new(new TFixture());

    /// <inheritdoc/>
    public void Dispose()
    {
        _bench.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Without an edit of contracts everything is the same, refused and ragged rows included, whatever the names of the files are.</summary>
    [Theory]
    [InlineData("full", "check")]
    [InlineData("full", "timestamp")]
    [InlineData("delta", "check")]
    [InlineData("delta", "timestamp")]
    public async Task AReplayGivesTheSameTables(string delivery, string strategy)
    {
        await _bench.RunAsync(Loans with { Delivery = delivery, Strategy = strategy }, "LoanID,Amount,Currency", "A,10,EUR", "B,x,USD", "C,30", "D,40,EUR");
        await _bench.RunFilesAsync(("loans_z.csv", ["LoanID,Amount,Currency", "A,11,EUR", "B,20,USD", "D,40,EUR"]));
        await _bench.RunFilesAsync(("loans_a.csv", ["LoanID,Amount,Currency", "A,12,EUR", "D,41,EUR"]), ("loans_b.csv", ["LoanID,Amount,Currency", "A,13,EUR", "E,1,EUR", "E,2,EUR"]));
        await _bench.RunAsync(null);

        Assert.Empty(await _bench.ReplayAsync());
    }

    /// <summary>After an edit the models that differ are named, with the first key and column.</summary>
    [Fact]
    public async Task AReplayNamesWhatAnEditMadeDifferent()
    {
        await _bench.RunAsync(Loans.With(LoanColumn.Id, LoanColumn.Amount), "LoanID,Amount", "A,10", "B,20");
        await _bench.RunAsync(Loans, "LoanID,Amount,Currency", "A,10,EUR", "B,20,");
        await _bench.RunAsync(Loans.With(LoanColumn.Id, LoanColumn.Amount with { Type = "decimal(20,4)", Name = "principal_amount", NameBefore = "loan_amount" }, LoanColumn.Currency));
        Assert.Empty(await _bench.ReplayAsync());

        await _bench.RunAsync(Loans.With(LoanColumn.Id, LoanColumn.Amount with { Type = "decimal(20,4)", Name = "principal_amount", NameBefore = "loan_amount" }, LoanColumn.Currency with { Default = "CHF" }));
        var difference = Assert.Single(await _bench.ReplayAsync());
        Assert.Equal(("snap_loan", "currency_code", null, "CHF"), (difference.Model, difference.Column, difference.Here, difference.There));
        Assert.StartsWith("dbt_scd_id = 1:A@", difference.Key, StringComparison.Ordinal);
    }

    /// <summary>A file that the archive has lost, or whose bytes are others, is named.</summary>
    [Fact]
    public async Task AFileThatTheArchiveHasLostIsNamed()
    {
        await _bench.RunFilesAsync(("loans.csv", ["LoanID,Amount", "A,10"]));
        await _bench.RunFilesAsync(("loans2.csv", ["LoanID,Amount", "A,11"]));
        var error = await Assert.ThrowsAsync<PipelineException>(_bench.ReplayAsync);
        Assert.Contains("loaded loans.csv, which is gone: src_loan did not say 'archive: true' then", error.Message, StringComparison.Ordinal);
    }

    /// <summary>One bit of an archived file that is another one is found.</summary>
    [Fact]
    public async Task ADamagedFileIsFound()
    {
        await _bench.RunAsync(Loans, "LoanID,Amount,Currency", "A,10,EUR");
        await _bench.RunAsync(null, "LoanID,Amount,Currency", "A,11,EUR");
        var path = Directory.EnumerateFiles(_bench.Archive, "*.gz", SearchOption.AllDirectories).First();
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);

        var error = await Assert.ThrowsAsync<PipelineException>(_bench.ReplayAsync);
        Assert.Contains("is damaged", error.Message, StringComparison.Ordinal);
    }
}
