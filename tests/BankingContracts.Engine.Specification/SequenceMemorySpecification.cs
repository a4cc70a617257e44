using BankingContracts.Engine.Specification.Contracts;

namespace BankingContracts.Engine.Specification;

/// <summary>A delta source remembers how new the rows of each key are, across files.</summary>
/// <typeparam name="TFixture">The engine.</typeparam>
public abstract class SequenceMemorySpecification<TFixture> : IDisposable
    where TFixture : EngineFixture, new()
{
    private static readonly LoanColumn Number = new("Seq", "seq", "sequence_no");

    private static readonly LoanContracts Loans = new(LoanColumn.Id, LoanColumn.Amount, Number)
    {
        Delivery = "delta",
        SourceSettings = "sequence: seq\noperation: {column: op, delete: [D]}",
        MoreReceived = "name: op, data_type: varchar",
    };

    private readonly LoanBench _bench = new(new TFixture());

    /// <inheritdoc/>
    public void Dispose()
    {
        _bench.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A row that is older than one of an earlier file has no effect; deleted keys are remembered, and equal sequences let the later file win.</summary>
    [Fact]
    public async Task AnOlderRowHasNoEffect()
    {
        await _bench.RunAsync(Loans, "LoanID,Amount,Seq,op", "A,10,9,", "B,20,5,", "C,30,,");
        await _bench.RunAsync(null, "LoanID,Amount,Seq,op", "A,11,10,", "B,,6,D", "D,40,1,");
        var late = await _bench.TryAsync(null, "LoanID,Amount,Seq,op", "A,9,9,", "B,19,5,", "C,31,2,", "D,41,1,", "A,8,8,");

        Assert.Equal(3, Assert.Single(late.Deliveries).Superseded);
        await _bench.AssertAsync("src_loan", "loan_id, amount, seq", ["A", "11", "10"], ["C", "31", "2"], ["D", "41", "1"]);
        await _bench.AssertAsync("stg_loan", "loan_id, loan_amount", ["A", "11.00"], ["C", "31.00"], ["D", "41.00"]);

        await _bench.RunAsync(null, "LoanID,Amount,Seq,op", "C,32,,", "B,21,7,");
        await _bench.AssertAsync("stg_loan", "loan_id, loan_amount", ["A", "11.00"], ["B", "21.00"], ["C", "31.00"], ["D", "41.00"]);
        await _bench.AssertNothingMoreAsync();
    }

    /// <summary>Another column begins anew from the stored rows; the same column under another name does not.</summary>
    [Fact]
    public async Task AnotherColumnBeginsAnew()
    {
        await _bench.RunAsync(Loans, "LoanID,Amount,Seq,op", "A,10,9,");
        var renamed = Loans with
        {
            Columns = [LoanColumn.Id, LoanColumn.Amount, Number with { Received = "number", ReceivedBefore = "seq" }],
            SourceSettings = "sequence: number\noperation: {column: op, delete: [D]}",
        };
        await _bench.RunAsync(renamed, "LoanID,Amount,Seq,op", "A,11,8,");
        await _bench.AssertAsync("stg_loan", "loan_id, loan_amount", ["A", "10.00"]);

        await _bench.RunAsync(renamed with { SourceSettings = "sequence: amount\noperation: {column: op, delete: [D]}" }, "LoanID,Amount,Seq,op", "A,12,1,");
        await _bench.AssertAsync("stg_loan", "loan_id, loan_amount, sequence_no", ["A", "12.00", "1"]);
        await _bench.RunAsync(null, "LoanID,Amount,Seq,op", "A,11.5,2,", "B,1,1,");
        await _bench.AssertAsync("stg_loan", "loan_id, loan_amount, sequence_no", ["A", "12.00", "1"], ["B", "1.00", "1"]);
    }
}
