using BankingContracts.Engine.Specification.Proof;

namespace BankingContracts.Engine.Specification;

/// <summary>A value that breaks a user's SQL is told with the model and the row.</summary>
/// <typeparam name="TFixture">The engine.</typeparam>
public abstract class BrokenRowSpecification<TFixture>
    where TFixture : EngineFixture, new()
{
    private static readonly string[] Cards = ["a,1,5,note,I,1", "b,1,6,canary,I,2", "c,2,7,note,I,3", "d,2,8,note,I,4"];

    private readonly TFixture _fixture = new();

    /// <summary>The rows are those of the run, which nobody else sees yet.</summary>
    [Fact]
    public async Task TheRowOnWhichAModelFailsIsToldWithItsKey()
    {
        var message = await MessageAsync("case when note = 'canary' then cast(note as bigint) else 1 end");

        Assert.Contains("The SQL of card_rank", message, StringComparison.Ordinal);
        Assert.Contains("in column rank_count", message, StringComparison.Ordinal);
        Assert.Contains("the row of snap_card with card_id 'B'", message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", message, StringComparison.Ordinal);
    }

    /// <summary>Each of the rows is needed to make the SQL fail.</summary>
    [Fact]
    public virtual async Task RowsThatBreakAModelTogetherAreToldAsAGroup()
    {
        var message = await MessageAsync("cast(case when count(*) over (partition by holder_id) = 2 and holder_id = '2' then 'x' else '1' end as bigint)");

        Assert.Contains("the rows of snap_card with card_id 'C'; card_id 'D'", message, StringComparison.Ordinal);
    }

    private async Task<string> MessageAsync(string expression)
    {
        var subject = Subject.Of("card").Thinned(new Random(4));
        var pipeline = subject.Pipeline.With("card_rank", m => m.Requeried(_ => $"select card_id, holder_id, {expression} as rank_count from snap_card where dbt_valid_to is null"));
        using var diary = new Diary(_fixture, subject with { Pipeline = pipeline });
        return (await diary.RefusedAsync(("cards", Cards))).Message;
    }
}
