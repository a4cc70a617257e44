namespace BankingContracts.Benchmarks.Data;

/// <summary>
/// Numbers that depend on nothing but what they are asked for (SplitMix64), so that every row can be made by itself and is the same on
/// every machine and in every file.
/// </summary>
internal readonly struct Dice(ulong seed)
{
    /// <summary>The dice of one row of one kind, in one of its versions.</summary>
    public static Dice For(int kind, long row, int version) => new(Mix(((ulong)kind << 56) ^ ((ulong)version << 48) ^ (ulong)row));

    /// <summary>A number from 0 to <paramref name="below"/> - 1; each <paramref name="throwNumber"/> is a throw of its own.</summary>
    public long Throw(int throwNumber, long below) => (long)(Mix(seed + (ulong)throwNumber * 0x9E3779B97F4A7C15UL) % (ulong)below);

    /// <summary>One of <paramref name="items"/>.</summary>
    public T Pick<T>(int throwNumber, ReadOnlySpan<T> items) => items[(int)Throw(throwNumber, items.Length)];

    private static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
