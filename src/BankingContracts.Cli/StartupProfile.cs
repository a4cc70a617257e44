using System.Reflection;
using System.Runtime;
using System.Security.Cryptography;
using BankingContracts.Runtime.Faults;

namespace BankingContracts.Cli;

/// <summary>
/// Lets a second core compile what an earlier run of the program needed, while the first core already works: docs/decisions/startup-profile.md.
/// It makes only the start faster: without a profile everything works the same.
/// </summary>
internal sealed class StartupProfile
{
    private const string Name = "startup.profile";

    private readonly string _kept;
    private readonly byte[] _identity;
    private readonly DirectoryInfo _scratch;
    private readonly int _knownLength;

    private StartupProfile(string kept, byte[] identity, DirectoryInfo scratch, int knownLength) =>
        (_kept, _identity, _scratch, _knownLength) = (kept, identity, scratch, knownLength);

    private string Scratch => Path.Combine(_scratch.FullName, Name);

    /// <summary>Starts with the profile in <paramref name="directory"/>, if there is one; null if no file can be written there.</summary>
    /// <param name="directory">Where the profile is kept.</param>
    /// <param name="assemblies">The assemblies whose builds the profile is for.</param>
    public static StartupProfile? Start(string directory, IEnumerable<Assembly> assemblies)
    {
        try
        {
            var kept = Path.Combine(directory, Name);
            byte[] identity = [.. assemblies.SelectMany(a => a.ManifestModule.ModuleVersionId.ToByteArray())];
            var known = Read(kept, identity);
            var profile = new StartupProfile(kept, identity, Directory.CreateTempSubdirectory("banking-contracts-"), known.Length);
            return profile.Plays(known) ? profile : null;
        }
        catch (Exception exception) when (MachineFaults.IsOfFile(exception))
        {
            return null;
        }
    }

    /// <summary>Ends the recording, and keeps it if <paramref name="isWanted"/> and it has more than the profile before.</summary>
    public void Stop(bool isWanted)
    {
        try
        {
            // The runtime writes its recording when the next recording has no name.
            ProfileOptimization.StartProfile(null);
            var recorded = File.Exists(Scratch) ? File.ReadAllBytes(Scratch) : [];
            Remove();
            if (isWanted && recorded.Length > _knownLength)
                File.WriteAllBytes(_kept, [.. Seal(recorded, _identity), .. recorded]);
        }
        catch (Exception exception) when (MachineFaults.IsOfFile(exception))
        {
            // The next start is then as slow as this one.
        }
    }

    private bool Plays(byte[] known)
    {
        try
        {
            if (known.Length > 0)
                File.WriteAllBytes(Scratch, known);
        }
        catch (Exception exception) when (MachineFaults.IsOfFile(exception))
        {
            // A disk with room for the directory only.
            Remove();
            return false;
        }

        ProfileOptimization.SetProfileRoot(_scratch.FullName);
        ProfileOptimization.StartProfile(Name);
        // The file was read, so a killed process leaves only an empty directory.
        File.Delete(Scratch);
        return true;
    }

    private void Remove() => _scratch.Delete(recursive: true);

    // The runtime does not check the file, and a damaged profile can end the process. So each profile has a hash of itself and of the builds it is for.
    private static byte[] Read(string kept, byte[] identity)
    {
        if (!File.Exists(kept))
            return [];
        var stored = File.ReadAllBytes(kept);
        var length = Math.Min(SHA256.HashSizeInBytes, stored.Length);
        return Seal(stored[length..], identity).AsSpan().SequenceEqual(stored.AsSpan(0, length)) ? stored[length..] : [];
    }

    private static byte[] Seal(byte[] profile, byte[] identity) => SHA256.HashData([.. identity, .. profile]);
}
