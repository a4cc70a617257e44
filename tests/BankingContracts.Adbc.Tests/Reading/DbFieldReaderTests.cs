using BankingContracts.Adbc.Tests.DuckDb;
using BankingContracts.Runtime.Rows;
using BankingContracts.Runtime.Tests.Rows;

namespace BankingContracts.Adbc.Tests.Reading;

/// <summary>A row of a contract is read from record batches as from any other database reader.</summary>
public sealed class DbFieldReaderTests(DuckDbConnection duck) : IClassFixture<DuckDbConnection>
{
    [Fact]
    public void EveryTypeOfAContractIsRead()
    {
        using var rows = duck.Query("""
            select 1::bigint as sample_id, 'Zürich' as label, null::varchar as note, true as is_open_flag, -5::smallint as small_count,
              7::integer as medium_count, -1234567890.12::decimal(18,2) as balance_amount, 98765432109876543210.25::decimal(38,2) as total_amount,
              1.5::decimal(5,3) as interest_rate_pct, 0.1::double as ratio, date '2020-02-29' as opened_date,
              timestamp '2020-02-29 01:02:03.123456' as changed_at
            """);
        Assert.True(rows.Read());

        Assert.Equal(
            new SampleRow
            {
                SampleId = 1,
                Label = "Zürich",
                IsOpenFlag = true,
                SmallCount = -5,
                MediumCount = 7,
                BalanceAmount = -1234567890.12m,
                TotalAmount = 98765432109876543210.25m,
                InterestRatePct = 1.500m,
                Ratio = 0.1,
                OpenedDate = new DateOnly(2020, 2, 29),
                ChangedAt = new DateTime(2020, 2, 29, 1, 2, 3, 123, 456, DateTimeKind.Utc),
            },
            SampleRow.Read(new DbFieldReader(rows, SampleRow.Model)));
    }

    [Fact]
    public void AValueThatTheContractsTypeCannotHoldNamesItsColumn()
    {
        using var rows = duck.Query("select 9::bigint as sample_id, 'x' as label, * from (select null as note, null as is_open_flag, 70000 as small_count, null as medium_count, null as balance_amount, null as total_amount, null as interest_rate_pct, null as ratio, null as opened_date, null as changed_at)");
        Assert.True(rows.Read());

        var error = Assert.Throws<FieldFormatException>(() => SampleRow.Read(new DbFieldReader(rows, SampleRow.Model)));
        Assert.StartsWith("sample.small_count cannot be read as ", error.Message, StringComparison.Ordinal);
    }
}
