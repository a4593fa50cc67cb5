// A real Temporal server in one process for drills and peer tests: SQLite in memory, loopback only, namespace "default"
// with Belfry's search attributes. Usage: temporal-server PORT
package main

import (
	"fmt"
	"log/slog"
	"net"
	"os"
	"strconv"
	"time"

	"go.temporal.io/api/enums/v1"
	"go.temporal.io/server/common/authorization"
	"go.temporal.io/server/common/cluster"
	"go.temporal.io/server/common/config"
	"go.temporal.io/server/common/log"
	"go.temporal.io/server/common/persistence/sql/sqlplugin/sqlite"
	schema "go.temporal.io/server/schema/sqlite"
	"go.temporal.io/server/temporal"
)

const loopback = "127.0.0.1"

func main() {
	if err := run(os.Args[1:]); err != nil {
		slog.Error("temporal-server", "error", err)
		os.Exit(1)
	}
}

func run(arguments []string) error {
	if len(arguments) != 1 {
		return fmt.Errorf("usage: temporal-server PORT")
	}
	port, err := strconv.Atoi(arguments[0])
	if err != nil {
		return err
	}
	store := &config.SQL{
		PluginName:        sqlite.PluginName,
		DatabaseName:      "drill",
		ConnectAttributes: map[string]string{"mode": "memory", "cache": "shared"},
	}
	settings, err := settings(port, store)
	if err != nil {
		return err
	}
	if err := namespace(store); err != nil {
		return err
	}
	quiet := log.NewZapLogger(log.BuildZapLogger(log.Config{Stdout: true, Level: "error"}))
	server, err := temporal.NewServer(
		temporal.WithConfig(settings),
		temporal.ForServices(temporal.DefaultServices),
		temporal.WithLogger(quiet),
		temporal.WithAuthorizer(authorization.NewNoopAuthorizer()),
		temporal.InterruptOn(temporal.InterruptCh()),
	)
	if err != nil {
		return err
	}
	return server.Start()
}

// namespace registers "default" before the first connection; the server finds it in its cache from the start.
func namespace(store *config.SQL) error {
	keyword := enums.INDEXED_VALUE_TYPE_KEYWORD
	wanted, err := schema.NewNamespaceConfig("active", "default", false, map[string]enums.IndexedValueType{
		"belfryPost": keyword, "belfryWorkspace": keyword, "belfryChannel": keyword,
	})
	if err != nil {
		return err
	}
	return schema.CreateNamespaces(store, wanted)
}

func settings(port int, store *config.SQL) (*config.Config, error) {
	services := map[string]config.Service{}
	for _, name := range []string{"history", "matching", "worker"} {
		rpc, err := freePorts()
		if err != nil {
			return nil, err
		}
		services[name] = config.Service{RPC: rpc}
	}
	frontend, err := freePorts()
	if err != nil {
		return nil, err
	}
	frontend.GRPCPort = port
	services["frontend"] = config.Service{RPC: frontend}
	address := net.JoinHostPort(loopback, strconv.Itoa(port))
	return &config.Config{
		Global: config.Global{Membership: config.Membership{MaxJoinDuration: 30 * time.Second, BroadcastAddress: loopback}},
		Persistence: config.Persistence{
			DefaultStore: sqlite.PluginName, VisibilityStore: sqlite.PluginName, NumHistoryShards: 1,
			DataStores: map[string]config.DataStore{sqlite.PluginName: {SQL: store}},
		},
		ClusterMetadata: &cluster.Config{
			FailoverVersionIncrement: 10, MasterClusterName: "active", CurrentClusterName: "active",
			ClusterInformation: map[string]cluster.ClusterInformation{
				"active": {Enabled: true, InitialFailoverVersion: 1, RPCAddress: address},
			},
		},
		DCRedirectionPolicy: config.DCRedirectionPolicy{Policy: "noop"},
		Services:            services,
		PublicClient:        config.PublicClient{HostPort: address},
		Archival: config.Archival{
			History:    config.HistoryArchival{State: "disabled"},
			Visibility: config.VisibilityArchival{State: "disabled"},
		},
		NamespaceDefaults: config.NamespaceDefaults{Archival: config.ArchivalNamespaceDefaults{
			History:    config.HistoryArchivalNamespaceDefaults{State: "disabled"},
			Visibility: config.VisibilityArchivalNamespaceDefaults{State: "disabled"},
		}},
	}, nil
}

func freePorts() (config.RPC, error) {
	ports := [3]int{}
	for i := range ports {
		listener, err := net.Listen("tcp", net.JoinHostPort(loopback, "0"))
		if err != nil {
			return config.RPC{}, err
		}
		ports[i] = listener.Addr().(*net.TCPAddr).Port
		defer listener.Close()
	}
	return config.RPC{GRPCPort: ports[0], MembershipPort: ports[1], HTTPPort: ports[2], BindOnLocalHost: true}, nil
}
