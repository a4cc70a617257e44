using System.Runtime.CompilerServices;

namespace BankingContracts.SqlCheck.Analysis.Binding;

/// <summary>A number for each object. It is the same for as long as the object lives. Hash codes could be the same for two objects.</summary>
internal static class Identities
{
    private static readonly ConditionalWeakTable<object, StrongBox<long>> Numbers = [];
    private static long _last;

    public static long Of(object item) => Numbers.GetValue(item, static _ => new StrongBox<long>(Interlocked.Increment(ref _last))).Value;
}
