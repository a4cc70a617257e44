using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace BankingContracts.Runtime.Files;

/// <summary>Finds out whether a path is a file. It does not open the path, because opening can wait forever.</summary>
public static class FileKinds
{
    private const int CurrentDirectory = -100;
    private const uint TypeOnly = 1;
    private const int StatLength = 256;
    private const int ModeOffset = 28;
    private const int TypeMask = 0xF000;

    /// <summary>The kind of <paramref name="path"/>.</summary>
    public static FileKind Of(string path)
    {
        if (Target(path) is not { } target)
            return FileKind.BrokenLink;
        if (Directory.Exists(target))
            return FileKind.Directory;
        return File.Exists(target) ? TypeOf(target) : target == path ? FileKind.Missing : FileKind.BrokenLink;
    }

    /// <summary>The final target of <paramref name="path"/> after all links; null when the links form a circle.</summary>
    public static string? Target(string path)
    {
        try
        {
            return new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)?.FullName : path;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The kind as a message shows it.</summary>
    public static string Text(FileKind kind) => kind switch
    {
        FileKind.Missing => "nothing",
        FileKind.File => "a file",
        FileKind.Directory => "a directory",
        FileKind.NamedPipe => "a named pipe",
        FileKind.Socket => "a socket",
        FileKind.Device => "a device",
        FileKind.BrokenLink => "a link to a file that does not exist",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>
    /// .NET does not know the type of a file. On Linux the method uses a system call whose layout is the same on every processor. On other
    /// systems everything counts as a file.
    /// </summary>
    private static FileKind TypeOf(string path)
    {
        if (!OperatingSystem.IsLinux())
            return FileKind.File;

        var stat = new byte[StatLength];
        if (StatX(CurrentDirectory, Encoding.UTF8.GetBytes(path + "\0"), 0, TypeOnly, stat) != 0)
            return FileKind.File;
        return (BinaryPrimitives.ReadUInt16LittleEndian(stat.AsSpan(ModeOffset)) & TypeMask) switch
        {
            0x1000 => FileKind.NamedPipe,
            0x2000 or 0x6000 => FileKind.Device,
            0x4000 => FileKind.Directory,
            0xC000 => FileKind.Socket,
            _ => FileKind.File,
        };
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(int directory, byte[] path, int flags, uint mask, byte[] result);
}
