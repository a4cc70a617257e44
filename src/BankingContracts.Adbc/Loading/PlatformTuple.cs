using System.Runtime.InteropServices;

namespace BankingContracts.Adbc.Loading;

/// <summary>The name of a platform in driver manifests, for example <c>linux_amd64</c>: system, processor and, on Alpine, <c>_musl</c>.</summary>
internal static class PlatformTuple
{
    /// <summary>The platform of this process.</summary>
    public static string Current { get; } = $"{System}_{Processor}{Library}";

    private static string System =>
        OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : OperatingSystem.IsFreeBSD() ? "freebsd" : "linux";

    private static string Processor => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => "amd64",
        Architecture.X86 => "x86",
        Architecture.Ppc64le => "powerpc64le",
        // The others have the same name here and there: arm64, arm, s390x, riscv64.
        var other => other.ToString().ToLowerInvariant(),
    };

    private static string Library => RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) ? "_musl" : "";
}
