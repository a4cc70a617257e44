using System.Data.Common;
using BankingContracts.Adbc.Reading;
using BankingContracts.Adbc.Tests.DuckDb;

namespace BankingContracts.Adbc.Tests.Reading;

/// <summary>What a reader gives for the values of a real database.</summary>
public sealed class ArrowDataReaderTests(DuckDbConnection duck) : IClassFixture<DuckDbConnection>
{
    public static TheoryData<string, object> Values => new()
    {
        { "true", true },
        { "1::tinyint", (sbyte)1 },
        { "(-32768)::smallint", short.MinValue },
        { "2147483647", int.MaxValue },
        { "-9223372036854775808", long.MinValue },
        { "255::utinyint", byte.MaxValue },
        { "65535::usmallint", ushort.MaxValue },
        { "4294967295::uinteger", uint.MaxValue },
        { "18446744073709551615::ubigint", ulong.MaxValue },
        { "1.5::float", 1.5f },
        { "'nan'::double", double.NaN },
        { "-0.01::decimal(18,2)", -0.01m },
        { "12345678901234567890123456.78::decimal(38,2)", 12345678901234567890123456.78m },
        { "'Zürich'", "Zürich" },
        { "''", "" },
        { "'\\x00\\xff'::blob", new byte[] { 0, 255 } },
        { "date '0001-01-01'", DateOnly.MinValue },
        { "date '9999-12-31'", DateOnly.MaxValue },
        { "timestamp '2020-02-29 01:02:03.123456'", new DateTime(2020, 2, 29, 1, 2, 3, 123, 456, DateTimeKind.Unspecified) },
        { "timestamp '1969-12-31 23:59:59.999999'", new DateTime(1969, 12, 31, 23, 59, 59, 999, 999, DateTimeKind.Unspecified) },
        { "timestamptz '2020-02-29 01:02:03+02'", new DateTime(2020, 2, 28, 23, 2, 3, DateTimeKind.Utc) },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void AValueHasTheTypeOfItsColumn(string sql, object expected)
    {
        using var rows = One(sql);

        Assert.Equal(expected, rows.GetValue(0));
        Assert.Equal(expected.GetType(), rows.GetFieldType(0));
        Assert.Equal(expected, rows.GetFieldValue<object>(0));
        if (expected is DateTime time)
            Assert.Equal(time.Kind, rows.GetDateTime(0).Kind);
    }

    [Fact]
    public void AWholeNumberIsReadAsEveryTypeThatHoldsIt()
    {
        using var rows = One("200::bigint");

        Assert.Equal(200, rows.GetByte(0));
        Assert.Equal(200, rows.GetInt16(0));
        Assert.Equal(200, rows.GetInt32(0));
        Assert.Equal(200, rows.GetInt64(0));
        Assert.Equal(200m, rows.GetDecimal(0));
        Assert.Equal(200, rows.GetFieldValue<int>(0));
    }

    [Theory]
    [InlineData("32768")]
    [InlineData("18446744073709551615::ubigint")]
    public void AWholeNumberThatDoesNotFitIsRefused(string sql)
    {
        using var rows = One(sql);
        Assert.Throws<OverflowException>(() => rows.GetInt16(0));
    }

    [Fact]
    public void ANumberAboveTheGreatestLongIsADecimal()
    {
        using var rows = One("18446744073709551615::ubigint");

        Assert.Throws<OverflowException>(() => rows.GetInt64(0));
        Assert.Equal(ulong.MaxValue, rows.GetDecimal(0));
        Assert.Equal(ulong.MaxValue, rows.GetFieldValue<ulong>(0));
    }

    [Fact]
    public void ASumOfWholeNumbersIsReadAsWhole()
    {
        // The sum has 128 bits.
        using var rows = duck.Query("select sum(range::bigint) from range(5)");
        Assert.True(rows.Read());

        Assert.Equal(10, rows.GetInt64(0));
        Assert.Equal(10, rows.GetInt32(0));
    }

    [Fact]
    public void ADecimalWithAFractionIsNoWholeNumber()
    {
        using var rows = One("1.5::decimal(18,2)");
        Assert.Throws<InvalidCastException>(() => rows.GetInt64(0));
    }

    [Fact]
    public void AWideDecimalIsReadAsText()
    {
        using var rows = One("-12345678901234567890123456789012345.678::decimal(38,3)");

        Assert.Equal("-12345678901234567890123456789012345.678", rows.GetString(0));
        Assert.Contains("read it as text", Assert.Throws<OverflowException>(() => rows.GetDecimal(0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ADecimalWhoseManyPlacesAreZerosFits()
    {
        using var rows = One("1.5::decimal(38,37)");
        Assert.Equal(1.5m, rows.GetDecimal(0));
    }

    [Fact]
    public void ADateIsADateOnlyAndItsMidnight()
    {
        using var rows = One("date '2020-02-29'");

        Assert.Equal(new DateOnly(2020, 2, 29), rows.GetFieldValue<DateOnly>(0));
        Assert.Equal(new DateTime(2020, 2, 29), rows.GetDateTime(0));
    }

    [Fact]
    public void OnlyATimestampWithAZoneIsAnInstant()
    {
        using var rows = duck.Query("select timestamptz '2020-02-29 01:02:03+02' as zoned, timestamp '2020-02-29 01:02:03' as plain");
        Assert.True(rows.Read());

        Assert.Equal(new DateTimeOffset(2020, 2, 28, 23, 2, 3, TimeSpan.Zero), rows.GetFieldValue<DateTimeOffset>(0));
        Assert.Throws<InvalidCastException>(() => rows.GetFieldValue<DateTimeOffset>(1));
    }

    [Theory]
    [InlineData("timestamp 'infinity'")]
    [InlineData("timestamp '20000-01-01 00:00:00'")]
    [InlineData("date '20000-01-01'")]
    [InlineData("timestamp_ns '2020-01-01 00:00:00.123456789'")]
    public void ATimeThatDotNetCannotHoldIsRefused(string sql)
    {
        using var rows = One(sql);
        var error = Assert.Throws<OverflowException>(() => rows.GetValue(0));
        Assert.Contains("The column value of type", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ANullIsToldByItsColumn()
    {
        using var rows = One("null::integer");

        Assert.True(rows.IsDBNull(0));
        Assert.Equal(DBNull.Value, rows.GetValue(0));
        Assert.Equal("The column value is NULL in this row.", Assert.Throws<InvalidCastException>(() => rows.GetInt32(0)).Message);
    }

    [Fact]
    public void AWrongTypeIsToldByItsColumn()
    {
        using var rows = One("'x'");
        Assert.Equal("The column value is of type utf8 and cannot be read as a whole number.", Assert.Throws<InvalidCastException>(() => rows.GetInt32(0)).Message);
    }

    [Fact]
    public void ATypeThatCannotBeReadHindersNoOtherColumn()
    {
        using var rows = duck.Query("select [1, 2] as list, 3 as number");
        Assert.True(rows.Read());

        Assert.Equal(3, rows.GetInt32(1));
        Assert.Equal("The column list is of type list, which cannot be read. Cast it to text in the query.", Assert.Throws<InvalidCastException>(() => rows.GetValue(0)).Message);
    }

    [Fact]
    public async Task ReadingGoesOverTheEndsOfBatches()
    {
        await using var rows = duck.Query("select range, case when range % 3 = 0 then null else range end from range(100000)");
        for (var i = 0L; i < 100_000; i++)
        {
            Assert.True(await rows.ReadAsync(TestContext.Current.CancellationToken));
            Assert.Equal(i, rows.GetInt64(0));
            Assert.Equal(i % 3 == 0, rows.IsDBNull(1));
        }

        Assert.False(await rows.ReadAsync(TestContext.Current.CancellationToken));
        Assert.False(await rows.ReadAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void WhetherThereAreRowsIsKnownBeforeTheFirst()
    {
        using var some = duck.Query("select 1");
        using var none = duck.Query("select 1 where false");

        Assert.True(some.HasRows);
        Assert.True(some.Read());
        Assert.Equal(1, some.GetInt32(0));
        Assert.False(some.Read());
        Assert.True(some.HasRows);
        Assert.False(none.HasRows);
        Assert.False(none.Read());
    }

    [Fact]
    public void AColumnIsFoundByItsNameThenWithoutCase()
    {
        using var rows = duck.Query("""select 1 as "A", 2 as "a_b" """);
        Assert.True(rows.Read());

        Assert.Equal(1, rows["a"]);
        Assert.Equal(1, rows.GetOrdinal("a_b"));
        Assert.Throws<IndexOutOfRangeException>(() => rows.GetOrdinal("b"));
    }

    [Fact]
    public void TheSchemaTableKnowsTheScaleOfDecimals()
    {
        using var rows = duck.Query("select 1.5::decimal(18,4) as money, 'x' as name");
        var table = rows.GetSchemaTable();

        Assert.Equal(["money", "name"], table.Rows.Cast<System.Data.DataRow>().Select(static r => r[SchemaTableColumn.ColumnName]));
        Assert.Equal((short)4, table.Rows[0][SchemaTableColumn.NumericScale]);
        Assert.Equal(DBNull.Value, table.Rows[1][SchemaTableColumn.NumericScale]);
    }

    [Fact]
    public void BytesAreReadInParts()
    {
        using var rows = One("'abcdef'::blob");
        var buffer = new byte[4];

        Assert.Equal(6, rows.GetBytes(0, 0, null, 0, 0));
        Assert.Equal(4, rows.GetBytes(0, 1, buffer, 0, 4));
        Assert.Equal("bcde"u8.ToArray(), buffer);
        Assert.Equal(1, rows.GetBytes(0, 5, buffer, 0, 4));
    }

    [Fact]
    public void AValueOutsideTheRowsIsRefused()
    {
        using var rows = duck.Query("select 1");

        Assert.Throws<InvalidOperationException>(() => rows.GetValue(0));
        Assert.True(rows.Read());
        Assert.False(rows.Read());
        Assert.Throws<InvalidOperationException>(() => rows.GetValue(0));
    }

    [Fact]
    public void AClosedReaderSaysSo()
    {
        var rows = One("1");
        rows.Close();

        Assert.True(rows.IsClosed);
        Assert.Throws<ObjectDisposedException>(() => rows.Read());
        Assert.Throws<ObjectDisposedException>(() => rows.GetValue(0));
        rows.Dispose();
    }

    private ArrowDataReader One(string expression)
    {
        var rows = duck.Query($"select {expression} as value");
        Assert.True(rows.Read());
        return rows;
    }
}
