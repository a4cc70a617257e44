using BankingContracts.Adbc.Errors;
using Tomlyn;
using Tomlyn.Model;
using Tomlyn.Serialization;

namespace BankingContracts.Adbc.Loading;

/// <summary>A driver manifest: a TOML file that says where a driver's library lies. Keys that loading does not need are not read.</summary>
/// <param name="Library">The full path of the library.</param>
/// <param name="EntryPoint">The function that fills the driver's table; null for the usual names.</param>
internal sealed record DriverManifest(string Library, string? EntryPoint)
{
    /// <summary>The end of a manifest's file name.</summary>
    public const string Extension = ".toml";

    private const long KnownVersion = 1;

    /// <summary>Reads <paramref name="file"/>. A relative path of a library begins at the folder of the manifest.</summary>
    /// <exception cref="AdbcException">The file cannot be read, is no manifest, or has no library for this platform.</exception>
    public static DriverManifest Read(string file)
    {
        var root = Parse(file);
        if (root.TryGetValue("manifest_version", out var version) && version is not KnownVersion)
            throw Refusal(file, $"has the version {version}, and only version {KnownVersion} is known. Install a driver with a manifest of version {KnownVersion}");
        if (!root.TryGetValue("Driver", out var section) || section is not TomlTable driver || !driver.TryGetValue("shared", out var shared))
            throw Refusal(file, "does not say where the library is. Add a section [Driver] with shared = 'path of the library'");
        if (driver.TryGetValue("entrypoint", out var entryPoint) && entryPoint is not string)
            throw Refusal(file, "has an entrypoint that is not a text. Write the function's name in quotes");
        return new(Path.GetFullPath(LibraryIn(shared, file), Path.GetDirectoryName(Path.GetFullPath(file))!), entryPoint as string);
    }

    private static string LibraryIn(object shared, string file)
    {
        if (shared is TomlTable platforms)
        {
            if (!platforms.TryGetValue(PlatformTuple.Current, out shared!))
            {
                throw new AdbcException(
                    $"The driver manifest {file} has no library for {PlatformTuple.Current}; it has one for {string.Join(", ", platforms.Keys)}. Install the driver for {PlatformTuple.Current}.",
                    AdbcStatusCode.NotFound);
            }
        }

        return shared is string { Length: > 0 } library
            ? library
            : throw Refusal(file, $"has no path in Driver.shared for {PlatformTuple.Current}. Write the path of the library in quotes");
    }

    private static TomlTable Parse(string file)
    {
        try
        {
            return TomlSerializer.Deserialize(File.ReadAllText(file), ManifestToml.Default.TomlTable)!;
        }
        catch (TomlException e)
        {
            throw new AdbcException($"The driver manifest {file} is not TOML: {e.Message.TrimEnd('.')}. Correct it, or install the driver again.", AdbcStatusCode.InvalidArgument, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AdbcException(
                $"The driver manifest {file} cannot be read: {e.Message} Check the path and the rights of the file.",
                e is FileNotFoundException or DirectoryNotFoundException ? AdbcStatusCode.NotFound : AdbcStatusCode.IOError,
                e);
        }
    }

    private static AdbcException Refusal(string file, string what) => new($"The driver manifest {file} {what}.", AdbcStatusCode.InvalidArgument);
}

/// <summary>Reads TOML without reflection.</summary>
[TomlSerializable(typeof(TomlTable))]
internal sealed partial class ManifestToml : TomlSerializerContext;
