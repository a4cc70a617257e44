namespace BankingContracts.ContractModel.Tests;

/// <summary>Counts work by what it allocates: unlike time it is the same on a busy machine.</summary>
internal static class Allocated
{
    /// <summary>The bytes that <paramref name="work"/> allocates on this thread, freed ones too.</summary>
    public static long By(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
