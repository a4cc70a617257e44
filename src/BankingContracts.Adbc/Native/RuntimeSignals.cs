using System.Runtime.InteropServices;

namespace BankingContracts.Adbc.Native;

/// <summary>
/// Keeps the signal by which .NET stops its threads away from drivers in Go. When such a library is loaded, Go's runtime has the handlers of all signals run on the
/// alternate stack of a thread. Those of .NET are too small for the handler of this signal: it overflows, and the process ends with a segmentation fault
/// (https://github.com/dotnet/runtime/issues/127320). So the handler gets its form of before, and while a thread is in a driver, whose stacks may be small, the
/// signal waits. .NET does not need it there: a thread in native code counts as stopped.
/// </summary>
internal static unsafe partial class RuntimeSignals
{
    // SIGRTMIN is 34 with glibc and 35 with musl.
    private const int First = 34;
    private const int Last = 35;

    // More than the structs of any C library of Linux.
    private const int ActionSize = 256;
    private const int SetSize = 128;

    private const int Block = 0;
    private const int SetMask = 2;

    private static readonly byte[] Waiting = Both();
    private static readonly Lock Loading = new();

    /// <summary>Loads a library; the handlers of .NET stay as they are.</summary>
    public static nint Load(string library) => Load(library, NativeLibrary.Load);

    /// <summary>Loads a library by a function. One at a time: the handlers that a load begins with must not be those that another one has not put back yet.</summary>
    public static nint Load(string library, Func<string, nint> load)
    {
        if (!OperatingSystem.IsLinux())
            return load(library);
        using var alone = Loading.EnterScope();
        var before = stackalloc byte[(Last - First + 1) * ActionSize];
        // These calls fail only for a signal that does not exist.
        for (var signal = First; signal <= Last; signal++)
            _ = Action(signal, null, before + ((signal - First) * ActionSize));
        var loaded = load(library);
        var after = stackalloc byte[ActionSize];
        for (var signal = First; signal <= Last; signal++)
        {
            var former = before + ((signal - First) * ActionSize);

            // The first word is the handler.
            if (Action(signal, null, after) == 0 && *(nint*)former == *(nint*)after)
                _ = Action(signal, former, null);
        }

        return loaded;
    }

    /// <summary>Has the signal wait on this thread until the guard is disposed, on the same thread.</summary>
    public static Guard Wait()
    {
        var guard = default(Guard);
        if (OperatingSystem.IsLinux())
            guard.Begin();
        return guard;
    }

    private static byte[] Both()
    {
        var set = new byte[SetSize];
        for (var signal = First; signal <= Last; signal++)
            set[(signal - 1) / 8] |= (byte)(1 << ((signal - 1) % 8));
        return set;
    }

    [LibraryImport("libc", EntryPoint = "sigaction")]
    private static partial int Action(int signal, byte* action, byte* former);

    [LibraryImport("libc", EntryPoint = "pthread_sigmask")]
    private static partial int ChangeMask(int how, byte* set, byte* former);

    /// <summary>The mask of the thread before.</summary>
    internal ref struct Guard
    {
        private fixed byte _former[SetSize];
        private bool _isSet;

        /// <summary>Begins.</summary>
        public void Begin()
        {
            fixed (byte* set = Waiting, former = _former)
                _isSet = ChangeMask(Block, set, former) == 0;
        }

        /// <summary>The signal comes through again.</summary>
        public readonly void Dispose()
        {
            if (!_isSet)
                return;
            fixed (byte* former = _former)
                _ = ChangeMask(SetMask, former, null);
        }
    }
}
