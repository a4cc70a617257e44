using System.Runtime.InteropServices;
using BankingContracts.Adbc.Native;

namespace BankingContracts.Adbc.Tests.Loading;

/// <summary>A library in Go changes the handlers of all signals while it is loaded; here a function does the same with a signal that nobody sends.</summary>
public sealed unsafe partial class HandlerTests
{
    private const int Signal = 35;
    private const int OnStack = 0x08000000;

    // Handler, flags: the layout of glibc and musl on 64 bits, with a set of 128 bytes between them.
    private const int FlagsAt = 8 + 128;
    private const int ActionSize = 256;

    [Fact]
    public void ALibraryThatIsLoadedLeavesTheHandlersAsTheyWere()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are those of Linux");
        RuntimeSignals.Load("any", static _ => Change());
        Assert.Equal(0, Flags() & OnStack);
    }

    [Fact]
    public void TwoLibrariesThatAreLoadedAtOnceLeaveTheHandlersAsTheyWere()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are those of Linux");
        using var firstIsDone = new ManualResetEventSlim();
        using var secondIsLoading = new ManualResetEventSlim();
        var second = new Thread(() => RuntimeSignals.Load("second", _ =>
        {
            secondIsLoading.Set();
            firstIsDone.Wait();
            return 2;
        }));
        RuntimeSignals.Load("first", _ =>
        {
            var changed = Change();
            second.Start();

            // It waits for the first one, or it is inside with it.
            while (!secondIsLoading.IsSet && !second.ThreadState.HasFlag(ThreadState.WaitSleepJoin))
                Thread.Yield();
            return changed;
        });
        firstIsDone.Set();
        second.Join();
        Assert.Equal(0, Flags() & OnStack);
    }

    private static nint Change()
    {
        var action = stackalloc byte[ActionSize];
        Assert.Equal(0, Action(Signal, null, action));
        *(int*)(action + FlagsAt) |= OnStack;
        Assert.Equal(0, Action(Signal, action, null));
        return 1;
    }

    private static int Flags()
    {
        var action = stackalloc byte[ActionSize];
        Assert.Equal(0, Action(Signal, null, action));
        return *(int*)(action + FlagsAt);
    }

    [LibraryImport("libc", EntryPoint = "sigaction")]
    private static partial int Action(int signal, byte* action, byte* former);
}
