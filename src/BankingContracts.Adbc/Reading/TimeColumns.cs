using Apache.Arrow;
using Apache.Arrow.Types;

namespace BankingContracts.Adbc.Reading;

/// <summary>A date; as a timestamp it is its midnight.</summary>
internal sealed class DateColumn(Field field) : ArrowColumn(field)
{
    private static readonly int Epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    private Date32Array _array = null!;

    public override Type ValueType => typeof(DateOnly);

    public override void Attach(IArrowArray array) => _array = (Date32Array)array;

    public override object Value(int row) => Date(row);

    public override DateOnly Date(int row) => (long)_array.Values[row] + Epoch is var day && day >= 0 && day <= DateOnly.MaxValue.DayNumber
        ? DateOnly.FromDayNumber((int)day)
        : throw Overflow("it is outside the years 1 to 9999");

    public override DateTime Timestamp(int row) => Date(row).ToDateTime(TimeOnly.MinValue);
}

/// <summary>
/// A timestamp. Without a time zone it is a <see cref="DateTime"/> of kind Unspecified. With one it is an instant: a <see cref="DateTime"/> of
/// kind Utc, whatever zone the type names, or a <see cref="DateTimeOffset"/> of offset 0.
/// </summary>
internal sealed class TimestampColumn(Field field, TimestampType type) : ArrowColumn(field)
{
    private const long NanosecondsPerTick = 100;

    private readonly DateTimeKind _kind = type.IsTimeZoneAware ? DateTimeKind.Utc : DateTimeKind.Unspecified;
    private TimestampArray _array = null!;

    public override string TypeName => type.IsTimeZoneAware ? $"{base.TypeName} with time zone" : base.TypeName;

    public override Type ValueType => typeof(DateTime);

    public override void Attach(IArrowArray array) => _array = (TimestampArray)array;

    public override object Value(int row) => Timestamp(row);

    public override DateTime Timestamp(int row)
    {
        var ticks = Ticks(_array.Values[row]) + DateTime.UnixEpoch.Ticks;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTime((long)ticks, _kind) : throw Overflow("it is outside the years 1 to 9999");
    }

    public override DateTimeOffset Instant(int row) => _kind == DateTimeKind.Utc ? new(Timestamp(row)) : base.Instant(row);

    private Int128 Ticks(long value) => type.Unit switch
    {
        TimeUnit.Second => (Int128)value * TimeSpan.TicksPerSecond,
        TimeUnit.Millisecond => (Int128)value * TimeSpan.TicksPerMillisecond,
        TimeUnit.Microsecond => (Int128)value * TimeSpan.TicksPerMicrosecond,
        TimeUnit.Nanosecond => value % NanosecondsPerTick == 0 ? value / NanosecondsPerTick : throw Overflow("it is not a multiple of 100 ns"),
        var unit => throw new ArgumentOutOfRangeException(nameof(value), unit, "no such unit"),
    };
}
