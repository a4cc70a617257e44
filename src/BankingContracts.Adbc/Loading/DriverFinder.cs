using BankingContracts.Adbc.Errors;

namespace BankingContracts.Adbc.Loading;

/// <summary>Finds the library of a driver.</summary>
internal static class DriverFinder
{
    private static readonly string LibraryExtension = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";

    /// <summary>Finds <paramref name="driver"/>.</summary>
    /// <param name="driver">A path of a library or of a manifest, or a name: the file name of a manifest without its end, or of a library.</param>
    /// <param name="folders">Where names are searched.</param>
    /// <exception cref="AdbcException">There is no such driver, or its manifest is wrong.</exception>
    public static DriverManifest Find(string driver, IReadOnlyList<string> folders)
    {
        if (IsPath(driver))
            return AtPath(Path.GetFullPath(driver));
        foreach (var folder in folders)
        {
            var manifest = Path.Combine(folder, driver + DriverManifest.Extension);
            if (File.Exists(manifest))
                return DriverManifest.Read(manifest);
            if (LibrariesCalled(driver).Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists) is { } library)
                return new(Path.GetFullPath(library), EntryPoint: null);
        }

        throw new AdbcException(
            $"There is no ADBC driver called {driver} in {string.Join(", ", folders)}. Install it there, set {DriverFolders.Variable} to its folder, or give the path of its library.",
            AdbcStatusCode.NotFound);
    }

    /// <summary>A text with a folder or with the end of a file is a path.</summary>
    private static bool IsPath(string driver) =>
        driver.Contains('/', StringComparison.Ordinal) || driver.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) || Path.HasExtension(driver);

    private static DriverManifest AtPath(string path)
    {
        if (Path.GetExtension(path).Equals(DriverManifest.Extension, StringComparison.OrdinalIgnoreCase))
            return DriverManifest.Read(path);
        if (File.Exists(path))
            return new(path, EntryPoint: null);
        if (File.Exists(path + DriverManifest.Extension))
            return DriverManifest.Read(path + DriverManifest.Extension);
        if (File.Exists(path + LibraryExtension))
            return new(path + LibraryExtension, EntryPoint: null);
        throw new AdbcException($"There is no ADBC driver at {path}. Check the path of the library or of its manifest.", AdbcStatusCode.NotFound);
    }

    private static string[] LibrariesCalled(string name) => [$"lib{name}{LibraryExtension}", $"{name}{LibraryExtension}"];
}
