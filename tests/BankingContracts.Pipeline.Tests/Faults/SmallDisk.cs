using System.Diagnostics;

namespace BankingContracts.Pipeline.Tests.Faults;

/// <summary>A disk with little room, mounted at a directory until it is disposed. Only root can mount.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _path;

    private SmallDisk(string path) => _path = path;

    /// <summary>Mounts one at <paramref name="path"/>, or skips the test.</summary>
    /// <param name="path">The directory; it is created.</param>
    /// <param name="options">The options of a tmpfs, for example <c>size=64k</c>.</param>
    public static SmallDisk Mount(string path, string options)
    {
        Directory.CreateDirectory(path);
        Assert.SkipUnless(OperatingSystem.IsLinux() && Call("mount", "-t", "tmpfs", "-o", options, "tmpfs", path), "Only root can mount a small disk, on Linux.");
        return new SmallDisk(path);
    }

    public void Dispose() => Call("umount", "--lazy", _path);

    private static bool Call(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
