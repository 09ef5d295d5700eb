// What npm's memento-client finds at a TimeMap, and at a TimeGate for a time: a line of JSON each.
const [modules, service, original, time] = process.argv.slice(2)
const memento = require(`${modules}/memento-client`)

const say = (then) => (error, found) => {
  if (error) throw error
  console.log(JSON.stringify(found))
  then()
}

memento(original, { host: `${service}/timemap/link/` }, say(() =>
  memento(original, { host: `${service}/timegate/`, time }, say(() => {}))))
